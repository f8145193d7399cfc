/** Takes what is read from a server, in pieces of any size, and calls back with the text of each whole frame. */
export function frameReader(onText) {
  let rest = Buffer.alloc(0)
  return (chunk) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    for (let frame = wholeFrame(bytes); frame; frame = wholeFrame(bytes)) {
      onText(bytes.utf8Slice(frame.start, frame.end))
      bytes = bytes.subarray(frame.end)
    }
    rest = Buffer.from(bytes)
  }
}

function wholeFrame(bytes) {
  if (bytes.length < 2) return
  const short = bytes[1] & 127
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  return bytes.length < start + length ? undefined : { start, end: start + length }
}

import pixelmatch from 'pixelmatch'

/**
 * How much two pictures differ.
 *
 * @param one,other PNG files in base64
 * @returns differing pixels in a thousand; 1000 where the sizes differ
 */
export async function difference(one: string, other: string): Promise<number> {
  if (one === other) return 0
  const [a, b] = await Promise.all([pixels(one), pixels(other)])
  if (a.width !== b.width || a.height !== b.height) return 1000
  return (pixelmatch(a.data, b.data, undefined, a.width, a.height) / (a.width * a.height)) * 1000
}

async function pixels(base64: string): Promise<ImageData> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  return context.getImageData(0, 0, bitmap.width, bitmap.height)
}

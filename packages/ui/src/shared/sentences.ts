/** The longest stretch without the end of a sentence that waits to be said, in characters: code and lists have none. */
const LONGEST = 400

const ENDS = /[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4]["'\u201d\u2019)\]]*(\s|$)|[\u3002\uff01\uff1f]|\n/gu

/** Finds what can be said of a text that grows: whole sentences, each once. */
export interface Sentences {
  /**
   * What is new since the last time, up to the last sentence that is complete.
   *
   * @param ended nothing more comes: the rest is said too
   */
  next(text: string, ended: boolean): string
  /** What is there already is not said. */
  skip(text: string): void
}

export function createSentences(): Sentences {
  let said = 0
  return {
    skip(text) {
      said = text.length
    },
    next(text, ended) {
      said = Math.min(said, text.length)
      const rest = text.slice(said)
      // A point at the very end may be that of a number, whose next digit is on its way.
      const last = [...rest.matchAll(ENDS)].filter((end) => end[1] !== '').at(-1)
      const complete = last ? last.index + last[0].length : 0
      const end = ended || rest.length - complete > LONGEST ? rest.length : complete
      said += end
      return rest.slice(0, end).replace(/\s+/g, ' ').trim()
    },
  }
}

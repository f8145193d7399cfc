/** For names of channels: what one may hold, what it may not, of one to four bytes, and half a pair. */
export const LETTERS = [...'ab-.;=0F:+ \né中😀', '\ud800', '\ufeff']

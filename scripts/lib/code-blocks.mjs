/**
 * The blocks of code in a page, of some languages, with the line on which each begins.
 * @param {string} text
 * @param {string} languages as a part of a regular expression
 * @returns {{ language: string, code: string, line: number }[]}
 */
export const codeBlocks = (text, languages) =>
  [...text.matchAll(new RegExp(`^\`\`\`(${languages})\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => ({
    language: match[1] ?? '',
    code: match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }))

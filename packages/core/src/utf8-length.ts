/** How many bytes a text has in UTF-8, which is what limits count. */
export const utf8Length = (text: string): number =>
  text
    .replace(/[\u0080-\u07ff]/g, '..')
    .replace(/[\ud800-\udbff][\udc00-\udfff]/g, '....')
    .replace(/[\u0800-\uffff]/g, '...').length

/** What projects have under this name, but that of two classes for one thing the last would be left alone. */
export const cn = (...classes: readonly (string | false | null | undefined)[]): string =>
  classes.filter(Boolean).join(' ')

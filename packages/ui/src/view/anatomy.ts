/** The attributes by which styles and tests find a part. */
export type Part = {
  readonly class: string
  readonly 'data-part': string
}

/**
 * Names the parts of a component: the root is `.ck-NAME` and `[data-ck=NAME]`, a part `.ck-NAME-PART` and
 * `[data-part=PART]`.
 *
 * @example
 * const parts = anatomy('connection-badge', ['dot', 'text'])
 * el('span', parts.root, el('span', parts.dot))
 */
export function anatomy<Name extends string>(
  component: string,
  names: readonly Name[],
): Readonly<Record<Name, Part>> & { readonly root: Part & { readonly 'data-ck': string } } {
  const entries = names.map((name) => [name, { class: `ck-${component}-${name}`, 'data-part': name }])
  return {
    ...Object.fromEntries(entries),
    root: { class: `ck-${component}`, 'data-ck': component, 'data-part': 'root' },
  }
}

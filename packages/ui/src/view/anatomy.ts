import type { Tag } from './node.ts'

/** The attributes by which styles and tests find a part. */
export type Part<Name extends Tag = Tag> = {
  readonly class: string
  readonly 'data-part': string
  /** Which element it is; only a type. */
  readonly '~tag'?: Name
}

/** A part that is there for each of something, and of whom. */
export type PartOf<Name extends Tag = Tag> = Part<Name> & { readonly of: unknown }

/** What an anatomy says of a part that is there many times: its element and what each of them stands for. */
export type Each<Name extends Tag = Tag, Data = unknown> = readonly [tag: Name, data?: Data]

/** The parts of a component by name: which element each is. */
export type Anatomy = Readonly<Record<string, Tag | Each>>

export type Parts<A extends Anatomy> = {
  readonly [Name in keyof A]: A[Name] extends Tag
    ? Part<A[Name]>
    : A[Name] extends Each<infer Element, infer Data>
      ? ((of: Data) => PartOf<Element>) & { readonly class: string }
      : never
} & { readonly root: { readonly class: string; readonly 'data-ck': string; readonly 'data-part': string } }

/**
 * Names the parts of a component: the root is `.ck-NAME` and `[data-ck=NAME]`, a part `.ck-NAME-PART` and
 * `[data-part=PART]`. An application gives attributes to any of them by `partProps`.
 *
 * @example
 * const parts = anatomy('presence-list', { title: 'span', ...each<PresenceRow>()({ member: 'li' }) })
 * el('ul', parts.root, ...rows.map((row) => el('li', { key: row.id, ...parts.member(row) }, row.name)))
 */
export function anatomy<const A extends Anatomy>(component: string, names: A): Parts<A> {
  const entries = Object.entries(names).map(([name, tag]) => {
    const part = { class: `ck-${component}-${name}`, 'data-part': name }
    const partOf = (of: unknown) => ({ ...part, of })
    return [name, typeof tag === 'string' ? part : Object.assign(partOf, { class: part.class })]
  })
  const root = { class: `ck-${component}`, 'data-ck': component, 'data-part': 'root' }
  return { ...Object.fromEntries(entries), root }
}

/** Parts that are there for each of something. */
export const each =
  <Data>() =>
  <const Names extends Readonly<Record<string, Tag>>>(names: Names) =>
    Object.fromEntries(Object.entries(names).map(([name, tag]) => [name, [tag]])) as unknown as {
      readonly [Name in keyof Names]: Each<Names[Name], Data>
    }

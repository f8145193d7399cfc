import type { Handlers } from './handlers.ts'

type Value = string | number | boolean | null | undefined

/** The attributes that a view may use, by their HTML names: those whose spelling each binding knows. */
export interface Attributes {
  readonly class?: string
  readonly id?: string | undefined
  readonly role?: string | undefined
  readonly title?: string | undefined
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl' | 'auto'
  readonly tabindex?: number | undefined
  readonly hidden?: boolean
  readonly type?: string
  readonly value?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly autocomplete?: string
  readonly spellcheck?: boolean
  readonly for?: string
  readonly src?: string
  readonly href?: string
  readonly target?: '_blank'
  readonly rel?: string
  readonly alt?: string
  readonly loading?: 'lazy' | 'eager'
  readonly datetime?: string
  readonly scope?: 'col' | 'row'
  /** By their CSS names. Numbers are written as they are. */
  readonly style?: Style
  readonly [aria: `aria-${string}`]: Value
  readonly [data: `data-${string}`]: Value
}

export type Style = Readonly<Record<string, string | number | undefined>>

/** What an element of a view is told. */
export type PropBag<Target = never> = Attributes & Handlers<Target>

/** A style as the attribute has it. */
export const styleText = (style: Style): string =>
  Object.entries(style)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')

/** Frameworks differ in what they make of `true`, `false` and `null` here, so all is spelled out. */
export function spelled(props: PropBag): PropBag {
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue
    if (typeof value !== 'boolean') result[name] = value
    else if (name.startsWith('aria-')) result[name] = String(value)
    else if (!name.startsWith('data-')) result[name] = value
    else if (value) result[name] = ''
  }
  return result as PropBag
}

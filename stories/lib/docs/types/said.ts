/** A field of an object: of a component's props, of options, of what a hook gives. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly text: string
}

export interface Parameter extends Field {
  /** What it can hold, where it is made of fields. */
  readonly fields: readonly Field[]
}

/** What a docstring says. */
export interface Docstring {
  readonly text: string
  /** Each ready to be shown as code. */
  readonly examples: readonly string[]
}

/** What code and types say of a function. */
export interface FunctionDoc extends Docstring {
  readonly params: readonly Parameter[]
  readonly returns: { readonly type: string; readonly text: string; readonly fields: readonly Field[] }
}

/** What code and types say of a component, the same in all frameworks. */
export interface ComponentDoc extends Docstring {
  readonly props: readonly Field[]
  /** What an application can fill in its own way; the type is what it is given. */
  readonly slots: readonly Field[]
}

/** What code and types say of anything that a package exports. */
export type ExportDoc =
  | ({ readonly kind: 'function' } & FunctionDoc)
  | ({ readonly kind: 'class' | 'type' | 'constant'; readonly fields: readonly Field[] } & Docstring & {
        readonly type?: string
      })

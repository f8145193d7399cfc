import type { Part, PartOf } from './anatomy.ts'
import type { Tag } from './node.ts'

/**
 * What an application may give a component's parts: attributes, or for parts that there are many of, a function from
 * what each stands for to attributes.
 *
 * @template P from `anatomy`
 * @template Elements the attributes of elements by tag, as a framework has them
 */
export type PartProps<P, Elements> = {
  [Name in Exclude<keyof P, 'root'>]?: P[Name] extends (of: infer Data) => PartOf<infer Name>
    ? AttributesOf<Elements, Name> | ((of: Data) => AttributesOf<Elements, Name> | undefined)
    : P[Name] extends Part<infer Name>
      ? AttributesOf<Elements, Name>
      : never
}

/** What there is to know of an element; what is in it belongs to the component. */
type AttributesOf<Elements, Name extends Tag> = Omit<Elements[Name & keyof Elements], Inside> & {
  [data: `data-${string}`]: unknown
}
type Inside = 'children' | 'dangerouslySetInnerHTML' | 'innerHTML' | 'key' | 'textContent' | 'this'

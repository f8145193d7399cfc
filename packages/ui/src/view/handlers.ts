/** What every framework gives a handler: React's events are its own, and lack what stands only in the browser's. */
type Told<E extends Event, Target> = Pick<E, Extract<keyof E, Common>> & { readonly currentTarget: Target }

type Common =
  | ('type' | 'target' | 'timeStamp' | 'defaultPrevented' | 'preventDefault' | 'stopPropagation')
  | ('key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat')
  | ('clientX' | 'clientY' | 'button' | 'buttons' | 'pointerId' | 'pointerType' | 'relatedTarget')

/**
 * The events that a view can follow. The list is closed, since each binding has to know how its framework spells them;
 * `contract/view` sees to it that all of them are heard.
 */
export interface Handlers<Target = Element> {
  onclick?(event: Told<MouseEvent, Target>): void
  onfocusin?(event: Told<FocusEvent, Target>): void
  onfocusout?(event: Told<FocusEvent, Target>): void
  oninput?(event: Told<InputEvent, Target>): void
  onkeydown?(event: Told<KeyboardEvent, Target>): void
  onpointerdown?(event: Told<PointerEvent, Target>): void
  onpointerenter?(event: Told<PointerEvent, Target>): void
  onpointerleave?(event: Told<PointerEvent, Target>): void
  onpointermove?(event: Told<PointerEvent, Target>): void
  onpointerup?(event: Told<PointerEvent, Target>): void
  onscroll?(event: Told<Event, Target>): void
}

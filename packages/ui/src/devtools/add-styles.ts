/** Adds styles to a shadow root. */
export function addStyles(shadow: ShadowRoot, styles: string): void {
  // A page whose policy forbids inline styles takes these.
  if ('adoptedStyleSheets' in shadow && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
    return
  }
  const element = document.createElement('style')
  element.textContent = styles
  shadow.append(element)
}

/** Styles of the closed button, and what the panel's own stand on; the page's don't reach either. */
export const buttonStyles = `
:host {
  all: initial;
  color-scheme: light dark;
  --text: light-dark(#1b1c22, #ececf1);
  --muted: light-dark(#565865, #a9abb8);
  --line: light-dark(#dcdde4, #3a3b45);
  --surface: light-dark(#fff, #1a1b20);
  --raised: light-dark(#f3f4f7, #24252c);
  --accent: light-dark(#4338ca, #a5b4fc);
  --on-accent: light-dark(#fff, #0b0d12);
  --good: light-dark(#047857, #34d399);
  --busy: light-dark(#a34a06, #fbbf24);
  --bad: light-dark(#c01717, #f98080);
}
:host([data-theme='light']) { color-scheme: light }
:host([data-theme='dark']) { color-scheme: dark }
* { box-sizing: border-box }
[hidden] { display: none !important }
.root { font: 13px/1.45 system-ui, sans-serif; color: var(--text); text-align: start }
button, input, select, textarea { font: inherit; color: inherit }
button, select, input:not([type='range']), textarea {
  border: 1px solid var(--line); border-radius: 6px; background: var(--surface); min-height: 28px; padding: 2px 8px;
}
button { cursor: pointer }
button:hover:not(:disabled) { background: var(--raised) }
button[aria-pressed='true'] { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
button:disabled { cursor: default; color: var(--muted); border-style: dashed }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
code, pre, .mono { font-family: ui-monospace, 'SF Mono', Consolas, monospace; font-size: 12px }
.muted { color: var(--muted) }
.toggle {
  position: fixed; z-index: 2147483000; inset-block-end: 12px; inset-inline-end: 12px;
  display: flex; align-items: center; gap: 8px; min-height: 36px; padding: 4px 12px; border-radius: 999px;
  background: var(--surface); box-shadow: 0 1px 2px #0000001a, 0 6px 20px #00000026; font-weight: 600;
}
.toggle[data-corner='bottom-left'] { inset-inline: 12px auto }
.toggle[data-corner='top-right'] { inset-block: 12px auto }
.toggle[data-corner='top-left'] { inset-block: 12px auto; inset-inline: 12px auto }
.dot { flex: none; inline-size: 9px; block-size: 9px; border-radius: 50%; background: var(--muted) }
.dot[data-state='good'] { background: var(--good) }
.dot[data-state='busy'] { background: var(--busy) }
.dot[data-state='bad'] { background: var(--bad) }
@media (forced-colors: active) {
  .dot { background: CanvasText; forced-color-adjust: none }
}
`

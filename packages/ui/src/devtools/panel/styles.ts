/** The panel's own styles, which come with it. */
export const styles = `
.panel {
  position: fixed; z-index: 2147483001; display: flex; flex-direction: column; background: var(--surface);
  box-shadow: 0 0 0 1px var(--line), 0 0 28px #00000033; container-type: inline-size; overflow: clip;
}
.panel[data-side='bottom'] { inset: auto 0 0; block-size: min(calc(var(--height) * 100dvh), 100dvh - 24px) }
.panel[data-side='top'] { inset: 0 0 auto; block-size: min(calc(var(--height) * 100dvh), 100dvh - 24px) }
.panel[data-side='right'] { inset: 0 0 0 auto; inline-size: max(300px, calc(var(--width) * 100dvw)) }
.panel[data-side='left'] { inset: 0 auto 0 0; inline-size: max(300px, calc(var(--width) * 100dvw)) }
@media (max-width: 640px) {
  .panel[data-side] { inset: auto 0 0; inline-size: auto; block-size: max(320px, calc(var(--height) * 100dvh)); max-block-size: 92dvh }
}
.grip { position: absolute; margin: 0; border: 0; z-index: 2; touch-action: none; background: transparent }
.grip:hover, .grip:focus-visible { background: var(--accent); outline: none }
[data-side='bottom'] > .grip { inset: 0 0 auto; block-size: 6px; cursor: ns-resize }
[data-side='top'] > .grip { inset: auto 0 0; block-size: 6px; cursor: ns-resize }
[data-side='right'] > .grip { inset: 0 auto 0 0; inline-size: 6px; cursor: ew-resize }
[data-side='left'] > .grip { inset: 0 0 0 auto; inline-size: 6px; cursor: ew-resize }
@media (max-width: 640px) { [data-side] > .grip { inset: 0 0 auto; inline-size: auto; block-size: 10px; cursor: ns-resize } }
.head {
  display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; padding: 8px 10px 0;
  border-block-end: 1px solid var(--line); background: var(--raised);
}
.title { display: flex; align-items: center; gap: 8px; margin: 0; font-size: 13px; font-weight: 650 }
.head .end { margin-inline-start: auto; display: flex; gap: 4px; padding-block-end: 6px }
.tabs { order: 3; flex-basis: 100%; display: flex; gap: 2px; overflow-x: auto; scrollbar-width: none }
@container (min-width: 760px) { .tabs { order: 0; flex-basis: auto } }
.tabs button { border: 0; border-block-end: 2px solid transparent; border-radius: 0; background: none; min-height: 34px; white-space: nowrap }
.tabs button[aria-selected='true'] { border-color: var(--accent); color: var(--accent); font-weight: 600 }
.tabs button:focus-visible { outline-offset: -3px }
.body { flex: 1; min-block-size: 0; overflow: auto; padding: 10px; overscroll-behavior: contain }
.notice {
  display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 5px 10px;
  background: light-dark(#fdf1dc, #3a2b0b); color: light-dark(#6b3400, #fbd38d);
}
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-block-end: 8px }
.bar.stick { position: sticky; inset-block-start: -10px; z-index: 1; margin: -10px -10px 8px; padding: 8px 10px; background: var(--surface); border-block-end: 1px solid var(--line) }
.bar .grow { flex: 1 1 140px; min-inline-size: 0 }
h3 { margin: 12px 0 6px; font-size: 13px }
h3:first-child { margin-block-start: 0 }
p { margin: 4px 0 }
.columns { display: grid; gap: 4px 24px; grid-template-columns: 1fr }
@container (min-width: 760px) { .columns { grid-template-columns: 1fr 1fr } }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 0 }
.facts dt { color: var(--muted) }
.facts dd { margin: 0; min-inline-size: 0; overflow-wrap: anywhere }
ul, ol { margin: 0; padding: 0; list-style: none }
.history li { display: flex; gap: 10px; padding-block: 1px; overflow-wrap: anywhere }
.history time { flex: none; color: var(--muted); font-variant-numeric: tabular-nums }
.card { border: 1px solid var(--line); border-radius: 8px; margin-block-end: 6px }
.card > button, .row > button {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; inline-size: 100%; border: 0; background: none; text-align: start;
  padding: 5px 8px; border-radius: 7px;
}
.card > .inside, .row > .inside { padding: 2px 10px 10px 26px }
.name { font-weight: 600; overflow-wrap: anywhere; min-inline-size: 0 }
.tag { border: 1px solid var(--line); border-radius: 999px; padding: 0 7px; font-size: 11.5px; color: var(--muted); white-space: nowrap }
.tag[data-state='good'] { color: var(--good); border-color: currentColor }
.tag[data-state='busy'] { color: var(--busy); border-color: currentColor }
.tag[data-state='bad'] { color: var(--bad); border-color: currentColor }
.holders li { padding-block: 1px; overflow-wrap: anywhere }
.row { border-block-end: 1px solid var(--line) }
.row > button { flex-wrap: nowrap; padding: 3px 4px; border-radius: 4px }
.row .arrow { flex: none; inline-size: 3.6em; font-size: 11.5px }
.row time { flex: none; color: var(--muted); font-variant-numeric: tabular-nums; font-size: 12px }
.row .name { flex: 0 1 auto; max-inline-size: 24ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.row .channel { flex: 0 1 auto; max-inline-size: 26ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--muted) }
.row .brief { flex: 1 1 0; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--muted) }
[data-sort='in'] .arrow { color: var(--accent) }
[data-sort='out'] .arrow { color: var(--good) }
[data-sort='error'] .arrow, [data-sort='error'] .name { color: var(--bad) }
@container (max-width: 520px) { .row > button { flex-wrap: wrap } .row .brief { flex-basis: 100% } }
pre { margin: 0 }
.payload { margin: 6px 0; padding: 8px; max-block-size: 320px; overflow: auto; border-radius: 6px; background: var(--raised) }
.payload pre { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate }
.good { color: var(--good) } .bad { color: var(--bad) }
form.send { display: grid; gap: 6px; grid-template-columns: 1fr; margin-block-end: 10px; padding: 10px; border: 1px solid var(--line); border-radius: 8px }
@container (min-width: 560px) { form.send { grid-template-columns: 1fr 1fr } }
form.send label { display: grid; gap: 2px; color: var(--muted) }
form.send input, form.send textarea { color: var(--text); inline-size: 100% }
form.send .all { grid-column: 1 / -1 }
.bars { display: block; inline-size: 100%; block-size: 40px }
.bars rect { fill: var(--accent) }
.figures { display: flex; flex-wrap: wrap; gap: 4px 22px }
.figures b { display: block; font-size: 18px; font-variant-numeric: tabular-nums }
.time { display: grid; grid-template-columns: auto 1fr auto; gap: 10px; align-items: center; margin-block: 8px }
.time input { inline-size: 100%; accent-color: var(--accent); min-block-size: 28px }
.marks { position: relative; block-size: 18px; grid-column: 2; background: var(--raised); border-radius: 4px; overflow: hidden }
.marks svg { inline-size: 100%; block-size: 100%; display: block }
.marks rect { fill: var(--muted) }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (forced-colors: active) {
  button[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -3px }
  .tabs button[aria-selected='true'] { border-color: Highlight }
  .panel { border: 1px solid CanvasText }
  .bars rect, .marks rect { fill: CanvasText }
  .grip { background: CanvasText }
}
`

import { expect, it } from 'vitest'
import { spelled, styleText } from './attributes.ts'

it('attributes are spelled out, since frameworks differ in what they make of true, false and null', () => {
  const onclick = () => {}
  expect(
    spelled({
      'aria-expanded': false,
      'aria-hidden': true,
      'aria-label': null,
      'data-me': true,
      'data-open': false,
      'data-count': 0,
      disabled: false,
      hidden: true,
      title: undefined,
      tabindex: 0,
      value: '',
      onclick,
    }),
  ).toEqual({
    'aria-expanded': 'false',
    'aria-hidden': 'true',
    'data-me': '',
    'data-count': 0,
    disabled: false,
    hidden: true,
    tabindex: 0,
    value: '',
    onclick,
  })
})

it('a style is one text, without what is undefined', () => {
  expect(styleText({ '--ck-hue': 0, color: undefined, top: '1px' })).toBe('--ck-hue: 0; top: 1px')
  expect(styleText({})).toBe('')
})

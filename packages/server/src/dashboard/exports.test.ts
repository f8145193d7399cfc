import { expect, it } from 'vitest'
import { exportsOf } from './exports.ts'

it('without options numbers go nowhere, and are told nevertheless', () => {
  const told = exportsOf(undefined)
  expect(told).toMatchObject({ prometheus: null, datadog: null, librato: null, otlp: null })
  expect(told.metrics.length).toBeGreaterThan(10)
  expect(told.metrics.every(({ name, description }) => name && description)).toBe(true)
})

it('true stands for what holds where nothing is said', () => {
  expect(exportsOf({ prometheus: true, datadog: true })).toMatchObject({
    prometheus: { path: '/metrics', port: null, token: false, open: false },
    datadog: { host: '127.0.0.1', port: 8125, prefix: '' },
  })
})

it('places are told, and nothing that is secret', () => {
  const told = exportsOf({
    prometheus: { token: 'hush-hush-hush-hush', port: 9090, path: '/numbers', open: true },
    datadog: { host: 'agent', port: 1, prefix: 'x.', hostedNames: true },
    librato: { email: 'a@b.c', token: 'hush', source: 'here' },
    otlp: { url: 'https://user:hush@collector:4318/v1?key=hush', headers: { key: 'hush' } },
    interval: 5000,
  })
  expect(told).toMatchObject({
    prometheus: { path: '/numbers', port: 9090, token: true, open: true },
    datadog: { host: 'agent', port: 1, prefix: 'x.', hostedNames: true },
    librato: { source: 'here', prefix: '' },
    otlp: { host: 'collector:4318' },
    interval: 5000,
  })
  expect(JSON.stringify(told)).not.toMatch(/hush|a@b\.c/)
})

it('an address that is none says nothing of what stood there', () => {
  expect(exportsOf({ otlp: { url: 'hush' } }).otlp).toEqual({ host: '' })
})

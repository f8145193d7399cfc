import { describe, expect, it } from 'vitest'
import { offTheWire, onTheWire, spellings } from './event-name.ts'

describe('names of events, as Laravel has them', () => {
  it.each([
    ['OrderPlaced', 'App.Events', 'App\\Events\\OrderPlaced'],
    ['Shop.OrderPlaced', 'App.Events', 'App\\Events\\Shop\\OrderPlaced'],
    ['.order.placed', 'App.Events', 'order.placed'],
    ['\\Shop\\OrderPlaced', 'App.Events', 'Shop\\OrderPlaced'],
    ['Shop.OrderPlaced', false, 'Shop\\OrderPlaced'],
  ] as const)('%s in %s is %s', (event, namespace, wire) => {
    expect(onTheWire(event, namespace)).toBe(wire)
  })

  it('come back as they were, and whole where they are of no namespace', () => {
    expect(offTheWire('App\\Events\\OrderPlaced', 'App.Events')).toBe('OrderPlaced')
    expect(offTheWire('order.placed', 'App.Events')).toBe('.order.placed')
    expect(offTheWire('OrderPlaced', false)).toBe('OrderPlaced')
  })

  it('of classes may be spelled either way', () => {
    expect(spellings('App.Notifications.Paid')).toContain('App\\Notifications\\Paid')
    expect(spellings('App\\Notifications\\Paid')).toContain('App.Notifications.Paid')
  })
})

import { expect, test, vi } from 'vitest'
import { land, optionsOf, screenOf, sea, useMap } from '../test-map.ts'
import type { BaseFactory } from './base-layer.ts'

const page = useMap()

test('land is drawn where land is, also across the antimeridian', async () => {
  const map = page.mount([])
  await page.shown()
  expect(page.pixel('land', ...screenOf(20, 10))).toEqual(land) // Sahara
  expect(page.pixel('land', ...screenOf(-10, -55))).toEqual(land) // Brazil
  expect(page.pixel('land', ...screenOf(0, -30))).toEqual(sea)
  expect(page.pixel('land', ...screenOf(-30, 80))).toEqual(sea)
  map.look({ lat: 0, lng: 180, zoom: 2 })
  await vi.waitFor(() => expect(page.pixel('land', ...screenOf(-25, 135 - 180))).toEqual(land)) // Australia
  expect(page.pixel('land', ...screenOf(-10, -55 + 180))).toEqual(land)
  expect(page.pixel('land', ...screenOf(0, -20))).toEqual(sea) // the Pacific at 160 east
})

test('a base that cannot start gives way to the built-in map, with the same markers', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const throws: BaseFactory = () => {
    throw new Error('no WebGL2')
  }
  const mounted = page.mount([{ id: 'a', lat: 30, lng: -40 }], { base: throws })
  await page.shown()
  await vi.waitFor(() => expect(page.pixel('land', ...screenOf(20, 10))).toEqual(land))
  expect(page.pixel('markers', ...screenOf(30, -40))).toEqual([255, 0, 0, 255])

  let fail = (_: unknown) => {}
  const destroy = vi.fn()
  const draw = vi.fn()
  const late: BaseFactory = (host) => {
    fail = host.fail
    host.attribute('Somebody')
    return { draw, destroy }
  }
  const onAttribution = vi.fn()
  mounted.update(optionsOf([{ id: 'a', lat: 30, lng: -40 }], { base: late, onAttribution }))
  await vi.waitFor(() => expect(draw).toHaveBeenCalled())
  expect(page.canvas('land')).toBeNull()
  expect(onAttribution).toHaveBeenLastCalledWith('Somebody')
  fail(new Error('the style was not found'))
  expect(destroy).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(page.pixel('land', ...screenOf(20, 10))).toEqual(land))
  expect(onAttribution).toHaveBeenLastCalledWith('')
  expect(warn).toHaveBeenCalledTimes(2)
  warn.mockRestore()
})

test('tiles lie over the built-in map, with who made them; one that is missing shows what is below', async () => {
  const tile = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'
  const onAttribution = vi.fn()
  page.mount([], { tiles: { url: `${tile}#{z}/{x}/{y}`, attribution: 'Map makers' }, onAttribution })
  await page.shown()
  await vi.waitFor(() =>
    expect(page.root.querySelectorAll('img[data-state=shown]').length).toBeGreaterThan(5),
  )
  expect(onAttribution).toHaveBeenLastCalledWith('Map makers')
  const addresses = [...page.root.querySelectorAll('img')].map((image) => image.src.split('#')[1])
  expect(addresses).toContain('2/1/1')
  expect(addresses.every((address) => /^2[/][0-3][/][0-3]$/.test(address!))).toBe(true)
})

test('borders and names help where land is blank, and each name stands free', async () => {
  page.mount([], { view: { lat: 50, lng: 10, zoom: 6 }, locale: 'en' })
  page.root.style.setProperty('--ck-map-label', 'rgb(0, 0, 255)')
  page.root.style.setProperty('--ck-map-border', 'rgb(255, 0, 255)')
  await page.shown()
  const inked = (wanted: (r: number, g: number, b: number) => boolean) => {
    const { width, height } = page.canvas('land')
    const { data } = page.canvas('land').getContext('2d')!.getImageData(0, 0, width, height)
    let count = 0
    for (let i = 0; i < data.length; i += 4) if (wanted(data[i]!, data[i + 1]!, data[i + 2]!)) count++
    return count
  }
  await vi.waitFor(() => expect(inked((r, g, b) => b > 200 && r < 60 && g < 60)).toBeGreaterThan(200), 5000)
  expect(inked((r, g, b) => r > 200 && b > 200 && g < 60)).toBeGreaterThan(100)
})

test('what lies below is below the markers', async () => {
  page.mount([{ id: 'a', lat: 20, lng: 10 }])
  await page.shown()
  expect(page.canvas('land').compareDocumentPosition(page.canvas('markers'))).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  )
})

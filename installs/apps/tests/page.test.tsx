import { createTestKit } from '@channelkit/testing'
import { act, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { expect, it } from 'vitest'
// @ts-expect-error It is plain JavaScript.
import { tries } from './page.mjs'

it('a page runs without a browser', () =>
  tries({ createTestKit, act, render, createElement, screen, expect }))

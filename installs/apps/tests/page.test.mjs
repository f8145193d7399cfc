import { createTestKit } from '@channelkit/testing'
import { expect, it } from '@jest/globals'
import { act, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { tries } from './page.mjs'

it('a page runs without a browser', () =>
  tries({ createTestKit, act, render, createElement, screen, expect }))

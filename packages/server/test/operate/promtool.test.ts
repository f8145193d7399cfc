import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makeTraffic, serve } from '../support/metrics.ts'

const has = spawnSync('promtool', ['--version']).status === 0
const folder = fileURLToPath(new URL('../../operate', import.meta.url))
const promtool = (args: string[], input?: string) => {
  const { status, stdout, stderr } = spawnSync('promtool', args, { input, cwd: folder, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe.skipIf(!has)('promtool', () => {
  it('finds nothing to say about the metrics of a server that was used', async () => {
    const set = await serve({ prometheus: { open: true } })
    await makeTraffic(set)
    const text = await set.server.metrics!.text()
    expect(promtool(['check', 'metrics'], text)).toEqual({ status: 0, said: '' })
    for (const name of [
      'process_cpu_seconds_total',
      'process_open_fds',
      'process_max_fds',
      'channelkit_build_info',
    ])
      expect(text).toMatch(new RegExp(`^${name}[ {]`, 'm'))
    expect(text).toMatch(/^channelkit_rate_limited_total\{app="",what="descriptors"\} 0$/m)
    expect(text).toMatch(/^channelkit_handshakes_refused_total\{app="app",code="4004"\} 0$/m)
  })

  it('takes the alerts, and each tells what it is for', () => {
    expect(promtool(['check', 'rules', 'alerts.yml'])).toMatchObject({ status: 0 })
    expect(promtool(['test', 'rules', 'alerts.test.yml'])).toMatchObject({ status: 0 })
  })
})

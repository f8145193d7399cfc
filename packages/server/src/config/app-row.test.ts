import { expect, it } from 'vitest'
import { appOf } from './app-row.ts'

it('takes columns named as options or with underscores, and leaves those of others', () => {
  expect(
    appOf({
      id: 7,
      key: 'k',
      secret: 's',
      client_events: 0,
      signIn: true,
      created_at: new Date(0),
      enabled: null,
    }),
  ).toEqual({ id: '7', key: 'k', secret: 's', clientEvents: false, signIn: true })
})

it('reads what is structured from text, and leaves what is no JSON for the check to tell', () => {
  expect(
    appOf({
      limits: '{"payload":5}',
      webhooks: [{ url: 'https://a' }],
      allowed_origins: 'https://a.example, *.b.example',
      history: 'broken',
      max_connections: '200',
    }),
  ).toEqual({
    limits: { payload: 5 },
    webhooks: [{ url: 'https://a' }],
    allowedOrigins: ['https://a.example', '*.b.example'],
    history: 'broken',
    maxConnections: 200,
  })
})

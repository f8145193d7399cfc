import { useQuery } from '@tanstack/react-query'
import { ask } from '../lib/api.ts'
import { visible } from '../lib/format.ts'
import { useHere } from '../lib/session.ts'
import { Answer } from '../parts/answer.tsx'

interface Told {
  readonly groups: readonly {
    readonly title: string
    readonly settings: readonly { name: string; value: string; own: boolean; description: string }[]
  }[]
}

/** What is set, and what holds where nothing is. */
export function Settings() {
  const { app, session } = useHere()
  const told = useQuery({
    queryKey: [app.id, 'settings'],
    queryFn: ({ signal }) => ask<Told>(`settings?app=${encodeURIComponent(app.id)}`, { signal }),
  })
  return (
    <>
      <p className="quiet">
        ChannelKit server {session.version}. What differs from its default is marked; secrets, tokens and
        passwords never come to this page.
      </p>
      <Answer of={told}>
        {({ groups }) =>
          groups.map(({ title, settings }) => (
            <section key={title} className="card">
              <h2>{title}</h2>
              <div className="table">
                <table className="settings">
                  <thead className="ck-hidden">
                    <tr>
                      <th scope="col">Option</th>
                      <th scope="col">Value</th>
                      <th scope="col">What it does</th>
                    </tr>
                  </thead>
                  <tbody>
                    {settings.map(({ name, value, own, description }) => (
                      <tr key={name}>
                        <th scope="row" className="mono">
                          {name}
                        </th>
                        <td>
                          <bdi className={own ? 'strong' : undefined}>{visible(value) || 'empty'}</bdi>
                          {own && (
                            <>
                              {' '}
                              <span className="tag" data-tone="accent">
                                set
                              </span>
                            </>
                          )}
                        </td>
                        <td className="quiet">{description}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ))
        }
      </Answer>
    </>
  )
}

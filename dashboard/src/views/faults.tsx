import { count, visible } from '../lib/format.ts'
import { linkTo } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { useTold } from '../lib/use-told.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Ago } from '../parts/moment.tsx'

interface Fault {
  readonly title: string
  readonly advice: string
  readonly type: string
  readonly count: number
  readonly first: number
  readonly last: number
  readonly about: Readonly<Record<string, string>>
}

/** What went wrong, each kind once, with what to do about it. */
export function Faults() {
  const { app } = useHere()
  const told = useTold<{ faults: readonly Fault[] }>(`faults?app=${encodeURIComponent(app.id)}`, 'faults')
  return (
    <Answer of={told}>
      {({ faults }) =>
        faults.length === 0 ? (
          <Empty title="Nothing went wrong since the server started">
            <p className="quiet">
              What is refused, limited, rejected or not delivered shows here: each kind once, with how often
              it came and what mends it.
            </p>
          </Empty>
        ) : (
          <ul className="faults">
            {faults.map((fault) => (
              <li key={`${fault.first} ${fault.type} ${fault.title}`} className="card">
                <div className="row">
                  <h2>{visible(fault.title)}</h2>
                  <span className="tag" data-tone="bad">
                    {count(fault.count)} {fault.count === 1 ? 'time' : 'times'}
                  </span>
                  <span className="quiet">
                    last <Ago at={fault.last} />
                  </span>
                </div>
                <p>{visible(fault.advice)}</p>
                <dl className="pairs" hidden={Object.keys(fault.about).length === 0}>
                  {Object.entries(fault.about).map(([name, value]) => (
                    <div key={name}>
                      <dt>{name.replace('_', ' ')}</dt>
                      <dd>
                        <bdi>
                          <About app={app.id} name={name} value={value} />
                        </bdi>
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  )
}

function About({ app, name, value }: { app: string; name: string; value: string }) {
  if (name === 'channel') return <a href={linkTo(app, 'channels', value)}>{visible(value)}</a>
  if (name === 'socket_id')
    return <a href={linkTo(app, 'console', '', { connection: value })}>{visible(value)}</a>
  return visible(value)
}

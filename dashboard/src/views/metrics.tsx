import { useQuery } from '@tanstack/react-query'
import { ask, base } from '../lib/api.ts'
import { type Exports, snippetsOf } from '../lib/exports.ts'
import { Answer } from '../parts/answer.tsx'
import { Code } from '../parts/code.tsx'

/** Where numbers go, and what to copy to have them there. */
export function Metrics() {
  const told = useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => ask<Exports>('metrics', { signal }),
  })
  return (
    <Answer of={told}>
      {(exports) => (
        <>
          {snippetsOf(exports, base.hostname, base.port).map(({ title, on, where, snippets }) => (
            <section key={title} className="card">
              <div className="row">
                <h2>{title}</h2>
                <span className="tag" data-tone={on ? 'good' : 'none'}>
                  {on ? 'on' : 'off'}
                </span>
                <span className="quiet">{where}</span>
              </div>
              {snippets.map(({ label, text }) => (
                <div key={label} className="field">
                  <span className="label">{label}</span>
                  <Code text={text} label={label} />
                </div>
              ))}
            </section>
          ))}
          <section className="card">
            <h2>What is counted</h2>
            <div className="table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Kind</th>
                    <th scope="col">Unit</th>
                    <th scope="col">What it is</th>
                  </tr>
                </thead>
                <tbody>
                  {exports.metrics.map(({ name, kind, unit, description }) => (
                    <tr key={name}>
                      <th scope="row" className="mono">
                        {name}
                      </th>
                      <td>{kind}</td>
                      <td>{unit}</td>
                      <td className="quiet">{description}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        </>
      )}
    </Answer>
  )
}

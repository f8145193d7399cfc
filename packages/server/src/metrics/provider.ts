import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Observable } from '@opentelemetry/api'
import type { IMetricReader, MeterProvider } from '@opentelemetry/sdk-metrics'
import { VERSION } from '../version.ts'
import { METRICS, type MetricDefinition, type MetricKey } from './definitions.ts'
import type { Readings } from './readings.ts'

export const SCOPE = '@channelkit/server'

/**
 * Gives the readings to OpenTelemetry as observable instruments: it asks for the numbers when somebody wants them, so
 * that the hub never calls it.
 */
export async function createProvider(readings: Readings, readers: IMetricReader[]): Promise<MeterProvider> {
  const [{ MeterProvider }, { detectResources, envDetector, resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/resources'),
  ])
  // What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say goes before what is known here.
  const resource = resourceFromAttributes({
    'service.name': 'channelkit-server',
    'service.version': VERSION,
    'service.instance.id': randomUUID(),
    'host.name': hostname(),
    'process.pid': process.pid,
  }).merge(detectResources({ detectors: [envDetector] }))
  const provider = new MeterProvider({ resource, readers })
  const meter = provider.getMeter(SCOPE)
  const instruments: [MetricKey, Observable][] = []
  for (const [key, definition] of Object.entries(METRICS) as [MetricKey, MetricDefinition][]) {
    const { kind, name, unit, description } = definition
    const options = { unit, description }
    if (kind === 'counter') instruments.push([key, meter.createObservableCounter(name, options)])
    if (kind === 'level') instruments.push([key, meter.createObservableUpDownCounter(name, options)])
    if (kind === 'gauge') instruments.push([key, meter.createObservableGauge(name, options)])
  }
  meter.addBatchObservableCallback(
    (result) => {
      for (const [key, instrument] of instruments)
        for (const { attributes, value } of readings.read(key)) result.observe(instrument, value, attributes)
    },
    instruments.map(([, instrument]) => instrument),
  )
  return provider
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { tried } from '../lib/tries.ts'
import { measure, type Outcome } from './frames.ts'

export type Way = 'quick' | 'naive'

/** How long each is measured, in ms: shorter than the flood lasts. */
const lasts = 4000
/** How long it waits for one of them, in ms: its line may be lost meanwhile. */
const patience = 20_000

/** Floods the page twice, first one way and then the other, so that neither takes the other's time. */
export function useFlood() {
  const [running, setRunning] = useState<Way | null>(null)
  const [outcomes, setOutcomes] = useState<Partial<Record<Way, Outcome>>>({})
  const [failed, setFailed] = useState(false)
  const heard = useRef(0)
  const abort = useRef<AbortController>(null)
  useEffect(() => () => abort.current?.abort(), [])
  useEffect(() => {
    if (!running) return
    const giveUp = setTimeout(() => {
      abort.current?.abort()
      setRunning(null)
      setFailed(true)
    }, patience)
    return () => clearTimeout(giveUp)
  }, [running])

  function start() {
    tried.add('many')
    setOutcomes({})
    setFailed(false)
    setRunning('quick')
  }

  const onEvent = useCallback(() => {
    heard.current++
  }, [])

  const onReady = useCallback(async () => {
    abort.current?.abort()
    abort.current = new AbortController()
    const { signal } = abort.current
    try {
      const answer = await fetch('/demo/flood', { method: 'POST', signal })
      if (!answer.ok) throw new Error(await answer.text())
    } catch {
      if (signal.aborted) return
      setRunning(null)
      return setFailed(true)
    }
    const outcome = await measure(lasts, () => heard.current, signal)
    if (!running) return
    setOutcomes((all) => ({ ...all, [running]: outcome }))
    setRunning(running === 'quick' ? 'naive' : null)
  }, [running])

  return { running, outcomes, failed, start, onReady, onEvent }
}

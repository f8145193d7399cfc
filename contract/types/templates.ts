import type { ChannelName, ClientEventOf, EventOf, MemberOf, PayloadOf } from '@channelkit/core'
import { useEvent, useLatest } from '@channelkit/react'
import { expectTypeOf } from 'vitest'
import './channels.ts'

/** Which template says what a name carries. Never called. */
export function which() {
  expectTypeOf<EventOf<'seat-1'>>().toEqualTypeOf<'taken'>()
  expectTypeOf<EventOf<'seat-1-2'>>().toEqualTypeOf<'moved'>()
  expectTypeOf<EventOf<`seat-${string}`>>().toEqualTypeOf<'taken'>()
  expectTypeOf<EventOf<`seat-${string}-${string}`>>().toEqualTypeOf<'moved'>()
  expectTypeOf<EventOf<'seat-front'>>().toEqualTypeOf<'sold' | 'priced'>()
  expectTypeOf<EventOf<'left-right'>>().toEqualTypeOf<'leftward' | 'rightward'>()
  expectTypeOf<EventOf<'presence-1-quiet'>>().toEqualTypeOf<never>()
  expectTypeOf<EventOf<'no-such-channel'>>().toEqualTypeOf<never>()
  expectTypeOf<ClientEventOf<'seat-1'>>().toEqualTypeOf<never>()
  expectTypeOf<MemberOf<'presence-1-quiet'>>().toBeUnknown()
}

/** What one of several channels carries. Never called. */
export function several() {
  expectTypeOf<EventOf<'seat-1' | 'ticker'>>().toEqualTypeOf<'taken' | 'price'>()
  expectTypeOf<PayloadOf<'seat-1' | 'ticker', 'taken'>>().toEqualTypeOf<{ by: string }>()
  // A channel with no events hides none of another's.
  expectTypeOf<PayloadOf<'seat-1' | 'presence-1-quiet', 'taken'>>().toEqualTypeOf<{ by: string }>()
  expectTypeOf<PayloadOf<'seat-front', 'sold'>>().toEqualTypeOf<'p' | 'q'>()
  expectTypeOf<PayloadOf<'seat-front', 'sold' | 'priced'>>().toEqualTypeOf<
    'p' | 'q' | { cents: number } | { free: true }
  >()
}

/** A hook of the application's own, over any channel. Never called. */
export function useNewest<Name extends ChannelName, Event extends EventOf<Name>>(
  name: Name,
  event: Event,
): PayloadOf<Name, Event> | undefined {
  useEvent(name, event, (data) => {
    const same: PayloadOf<Name, Event> = data
    return same
  })
  return useLatest(name, event)
}

export function own() {
  expectTypeOf(useNewest('seat-1', 'taken')?.by).toEqualTypeOf<string | undefined>()
  // @ts-expect-error another template's event
  useNewest('seat-1', 'moved')
}

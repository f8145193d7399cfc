import { describe, expect, it } from 'vitest'
import { desk, ROOM, useRoom } from '../../test/room.ts'

const room = useRoom()
const old = { id: 'm', text: 'Old', author: 'ann' }

describe('what was changed', () => {
  it('shows at once, and is told to the server with what it was', async () => {
    await room.enter()
    await room.says('message', old)
    const { asked, ask } = desk()
    const result = room.store.edit('m', 'New', ask)
    expect(room.messages()[0]).toMatchObject({ text: 'New', edited: true })
    expect(asked[0]!.args).toMatchObject([{ id: 'm', text: 'Old', mine: true }, 'New', { channel: ROOM }])
    asked[0]!.answer()
    expect(await result).toEqual({ status: 'sent', error: null })
    void room.store.remove('m', ask)
    expect([room.said(), asked[1]!.args[1]]).toEqual([['-'], null])
    asked[1]!.answer()
    await room.settle()
    expect(room.messages()[0]).toMatchObject({ text: '', deleted: true })
  })

  it('is as it was where that failed, in time, unless somebody changed it meanwhile', async () => {
    await room.enter()
    await room.says('message', old)
    const { asked, ask } = desk()
    const result = room.store.edit('m', 'New', ask)
    await room.settle(30_000)
    expect((await result).error?.message).toContain('The message could not be changed')
    expect(room.messages()[0]).toMatchObject({ text: 'Old', edited: false, deleted: false })
    const [edit, remove] = [room.store.edit('m', 'New', ask), room.store.remove('m', ask)]
    asked[1]!.refuse(new Error('no'))
    await edit
    expect(room.said()).toEqual(['-'])
    asked[2]!.refuse(new Error('no'))
    await remove
    expect(room.said()).toEqual(['New'])
  })

  it('goes to other visitors where no server is asked, however long that takes', async () => {
    await room.enter({ peers: true })
    await room.says('message', old)
    room.world.line('lost')
    const edit = room.store.edit('m', 'New')
    await room.settle(60_000)
    expect(room.said()).toEqual(['New'])
    room.live()
    await room.settle()
    expect(await edit).toEqual({ status: 'sent', error: null })
    await room.store.remove('m')
    expect(room.world.asked().filter((one) => one.startsWith('send'))).toEqual([
      `send "${ROOM}" "client-message-edited" {"id":"m","text":"New"}`,
      `send "${ROOM}" "client-message-deleted" {"id":"m"}`,
    ])
  })

  it('fails where there is no such message', async () => {
    await room.enter()
    const { asked, ask } = desk()
    const result = await room.store.edit('x', 'New', ask)
    expect([result.status, result.error?.code, asked]).toEqual(['failed', 'write-failed', []])
    expect(result.error?.message).toContain('There is no message x on presence-room')
  })
})

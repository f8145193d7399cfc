import { connection } from 'next/server'
import { stored } from '@/lib/chats'
import { Assistant } from '../../assistant'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await connection()
  const { id } = await params
  return <Assistant id={id} stored={stored.get(id) ?? []} />
}

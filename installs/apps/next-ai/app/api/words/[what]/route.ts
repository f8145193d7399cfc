import { tell } from '@/lib/model'

/** Lets the model say `one` more word, the `rest`, or `break` off. */
export async function POST(_: Request, { params }: { params: Promise<{ what: string }> }) {
  tell((await params).what)
  return new Response(null, { status: 204 })
}

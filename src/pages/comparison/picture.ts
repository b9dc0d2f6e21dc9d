/** `/picture/{passage}.png`: the picture that programs show beside a link to a comparison. */

import { cached } from '../../http/edge.ts'
import { type AppEnv, buildOf } from '../../http/env.ts'
import { Hono } from '../../http/hono.ts'
import { CACHE, entityTag, respond } from '../../http/respond.ts'
import { address } from '../../present/address.ts'
import { EVERYTHING, variantsOf } from '../../present/comparison-view.ts'
import { linkPicture, PALETTE, SCALE } from '../../present/link-picture.ts'
import { addressQuery, type PageQuery, pageQueryOf, withoutPresentation } from '../../present/page-query.ts'
import { pngOf } from '../../present/png.ts'
import { selectionOf, viewSelection } from '../../present/selection-view.ts'
import { permalinkPath } from '../../service/comparisons/selection.ts'
import { ServiceError } from '../../service/error.ts'
import { findPassage } from '../../service/passages.ts'
import { inLanguage } from '../../text/localized.ts'

export const pictures = new Hono<AppEnv>()

/** Of what a page shows. */
export const picturePath = (passage: string, choice: PageQuery): string =>
  address(
    `/picture/${encodeURIComponent(passage)}.png`,
    addressQuery({ ...withoutPresentation(choice), view: 'inline', cited: choice.cited }),
  )

pictures.get('/picture/:file{.+\\.png}', async (c) => {
  const { store } = c.var
  const passage = await findPassage(store, c.req.param('file').replace(/\.png$/, ''))
  const query = pageQueryOf(new URL(c.req.url).searchParams)
  const selection = await selectionOf(store, passage, query)
  if (selection === null) throw new ServiceError('no-text', { passage: passage.id })
  const { cited } = query
  const title = inLanguage(passage.title, 'en')
  const etag = await entityTag('picture', buildOf(c.env), permalinkPath(selection), cited, title)
  return respond(c, { etag, cache: CACHE.briefly }, 'image/png', () =>
    cached(c, etag, async () => {
      const { shown } = await viewSelection(store, selection, query)
      if (cited !== null && !variantsOf({ ...shown, filter: EVERYTHING }).some(({ id }) => id === cited))
        throw new ServiceError('unknown-variant', { id: cited }, 'cite')
      const { witnesses, options } = shown.comparison
      const rows = linkPicture({
        title,
        variants: variantsOf({ ...shown, filter: EVERYTHING }),
        length: witnesses.find(({ siglum }) => siglum === options.base)!.length,
        base: options.base,
        sigla: witnesses.map(({ siglum }) => siglum),
        cited,
        isRtl: shown.directions.get(options.base) === 'rtl',
      })
      return pngOf(rows, PALETTE, SCALE)
    }),
  )
})

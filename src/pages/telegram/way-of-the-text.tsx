/** Shows the chain of a wording as a tree of lists that any screen can show: which text was cut from which. */
import type { Chain, ChainNode } from '../../provenance/chain.ts'
import type { Reader } from '../ui/reader.ts'
import { Mixed } from '../ui/text.tsx'

export const WayOfTheText = ({ chain, reader }: { chain: Chain; reader: Reader }) => {
  const { nodes, links } = chain
  const shown = nodes.filter(({ kind }) => kind === 'text' || kind === 'version')
  const isFromAnother = (node: ChainNode) =>
    links.some(({ to, from }) => to === node.id && shown.some(({ id }) => id === from))
  const roots = shown.filter((node) => !isFromAnother(node))
  return (
    <ul class="way">
      {roots.map((node) => (
        <Station node={node} chain={chain} reader={reader} above={[]} />
      ))}
    </ul>
  )
}

interface StationProps {
  readonly node: ChainNode
  readonly chain: Chain
  readonly reader: Reader
  /** Ids of the stations that lead here, so that a circle of records ends. */
  readonly above: readonly string[]
}

const Station = ({ node, chain, reader, above }: StationProps) => {
  const { t } = reader
  const next = chain.links
    .filter(({ from }) => from === node.id)
    .flatMap(({ to }) => chain.nodes.find(({ id }) => id === to) ?? [])
    .filter(({ id }) => !above.includes(id))
  const stations = next.filter(({ kind }) => kind === 'text' || kind === 'version')
  const spans = next.flatMap(({ span }) => span ?? [])
  return (
    <li>
      <span class="aside">{node.kind === 'text' ? t.telegram.wayText : t.telegram.wayVersion}</span>{' '}
      {node.version === undefined ? (
        <Mixed text={node.label} reader={reader} />
      ) : (
        <a href={reader.link(`/p/${encodeURIComponent(node.passage ?? node.label)}`, { versions: node.version })}>
          <span class="id" translate="no">
            {node.label}
          </span>
        </a>
      )}
      {spans.length > 0 && (
        <>
          {' '}
          <span class="aside">{t.telegram.wayPlaces(spans.length)}</span>
        </>
      )}
      {stations.length > 0 && (
        <ul>
          {stations.map((one) => (
            <Station node={one} chain={chain} reader={reader} above={[...above, node.id]} />
          ))}
        </ul>
      )}
    </li>
  )
}

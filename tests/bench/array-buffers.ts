/**
 * What typed arrays hold while something is worked out. An isolate counts them with its heap, and `--max-old-space-size` does not: so
 * they are looked at as they are made, each time after the garbage is gone. Needs `--expose-gc`.
 */

const KINDS = [
  ...['ArrayBuffer', 'Int8Array', 'Uint8Array', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
] as const

/** Bytes made since they were last looked at, from which they are looked at again. */
const STEP = 1 << 20

export interface Held {
  /** Megabytes at the worst moment. */
  readonly buffers: number
  /** With the heap, at its own worst moment. */
  readonly all: number
}

/** Replaces the constructors of typed arrays. @returns what was held at most since it was last asked */
export function watchArrayBuffers(): () => Held {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('Start it with --expose-gc.')
  let made = 0
  let peak: Held = { buffers: 0, all: 0 }
  const look = () => {
    made = 0
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    // What garbage there is can only make it less.
    if (arrayBuffers / 1e6 <= peak.buffers && (arrayBuffers + heapUsed) / 1e6 <= peak.all) return
    gc()
    const after = process.memoryUsage()
    peak = {
      buffers: Math.max(peak.buffers, after.arrayBuffers / 1e6),
      all: Math.max(peak.all, (after.arrayBuffers + after.heapUsed) / 1e6),
    }
  }
  for (const kind of KINDS) {
    const original = globalThis[kind] as unknown as new (...args: unknown[]) => { readonly byteLength: number }
    const counting = new Proxy(original, {
      construct(target, args, newTarget) {
        const array = Reflect.construct(target, args, newTarget === counting ? target : newTarget) as {
          readonly byteLength: number
        }
        made += array.byteLength
        if (made >= STEP) look()
        return array
      },
    })
    Object.assign(globalThis, { [kind]: counting })
  }
  return () => {
    look()
    const held = peak
    peak = { buffers: 0, all: 0 }
    return held
  }
}

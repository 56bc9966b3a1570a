import type { Look, Show } from '@/components/run/show'
import type { CheckId, Verdict } from '@/lib/report/model'
import { PathEdge } from './edge'
import { Fork } from './fork'
import { PathNode } from './node'
import { type NodeName, nodes, standing } from './nodes'

/** The way from people to Kiro, and where it is cut. Wide, it reads from left to right; narrow, downwards. */
export function AccessPath({ show }: { show: Show }) {
  return (
    <section
      aria-label="The way from people to Kiro"
      className="panel mt-6 grid grid-cols-2 items-center gap-x-3 p-4 sm:p-5 lg:grid-cols-[minmax(0,15fr)_2.25rem_minmax(0,17fr)_2.75rem_minmax(0,20fr)_minmax(0,9fr)_minmax(0,11fr)] lg:grid-rows-2 lg:gap-x-0 lg:gap-y-3"
    >
      <div className="max-lg:col-span-2 lg:row-span-2">
        <Station name="people" show={show} />
      </div>
      <div className="max-lg:col-span-2 lg:row-span-2 lg:pr-0.5 lg:pl-1.5">
        <Line name="people" show={show} towards="right" />
      </div>
      <div className="max-lg:col-span-2 lg:row-span-2">
        <Station name="identity-center" show={show} />
      </div>
      <div className="max-lg:col-span-2 lg:row-span-2">
        <Fork />
      </div>
      <Station name="through-center" show={show} half />
      <div className="max-lg:order-1 lg:px-1.5">
        <Line name="through-center" show={show} towards="left" />
      </div>
      <div className="max-lg:order-2 max-lg:col-span-2 lg:row-span-2">
        <Kiro />
      </div>
      <div className="lg:col-start-5 lg:row-start-2">
        <Station name="through-store" show={show} half />
      </div>
      <div className="max-lg:order-1 lg:px-1.5">
        <Line name="through-store" show={show} towards="left" />
      </div>
    </section>
  )
}

type Part = { name: NodeName; show: Show }

function Station({ name, show, half = false }: Part & { half?: boolean }) {
  return show.judged(asked(name), look => (
    <PathNode title={nodes[name].title} standing={standing(name, look)} half={half} />
  ))
}

function Line({ name, show, towards }: Part & { towards: 'left' | 'right' }) {
  return show.judged(asked(name), look => <PathEdge verdict={verdictAt(name, look)} towards={towards} />)
}

function verdictAt(name: NodeName, look: Look): Verdict | null {
  const there = standing(name, look)
  return there?.reached ? there.verdict : null
}

/** The instance too: where there is none, that is why a station does not apply. */
function asked(name: NodeName): readonly CheckId[] {
  return [...new Set([...nodes[name].checks, 'identity-center-instance' as const])]
}

function Kiro() {
  return (
    <div className="flex h-18 items-center rounded-xl lg:h-39 border border-line bg-panel px-3.5 max-lg:justify-center max-lg:text-center">
      <span>
        <span className="block text-sm leading-4.5 font-semibold">Kiro</span>
        <span className="mt-0.5 block font-mono text-xs leading-4 text-soft">q.amazonaws.com</span>
      </span>
    </div>
  )
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020'
import AjvDraft04 from 'ajv-draft-04'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { demoReports } from '@/cli/demo-reports'
import { names, reportOf } from '../fixture'
import { verdicts } from '../model'
import { reportShape } from '../schema'
import { exportNamed, exports } from '.'
import { style, styleHash } from './html/style'

const schemaText = (name: string) => readFileSync(join(import.meta.dirname, 'schemas', name), 'utf8')
const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</pre></details><iframe src=//x>',
    ']]>&#0;<![CDATA[',
    '=HYPERLINK("http://x";"y")',
    '[x](javascript:alert(1)) {0} {{',
    '```\n</code><b>',
    '\u0000\ufffe\ud800\u202e\r\n\t@SUM(A1)',
  ),
  fc.string({ unit: 'binary' }),
)
const settings = { numRuns: 40 }
const rendered = (id: Parameters<typeof exportNamed>[0], foreign?: string) =>
  exportNamed(id).render(reportOf(names, foreign))

describe('HTML', () => {
  type Node = DefaultTreeAdapterMap['node']
  function elements(node: Node): readonly DefaultTreeAdapterMap['element'][] {
    const below = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
    return 'tagName' in node ? [node, ...below] : below
  }
  const shapeOf = (text: string) =>
    elements(parse(text)).map(({ tagName, attrs }) => [
      tagName,
      attrs.filter(({ name }) => name !== 'content').map(({ name }) => name),
    ])

  test('hostile text makes no element and no attribute', () => {
    const plain = shapeOf(rendered('html', 'plain'))
    fc.assert(
      fc.property(hostile, foreign => {
        expect(shapeOf(rendered('html', foreign))).toEqual(plain)
      }),
      settings,
    )
  })

  test('an address that is none of the web is no link', () => {
    const report = reportOf()
    const findings = report.findings.map(finding => ({
      ...finding,
      source: { ...finding.source, url: 'javascript:alert(1)' },
    }))
    const links = elements(parse(exportNamed('html').render({ ...report, findings })))
      .flatMap(({ attrs }) => attrs)
      .filter(({ name }) => name === 'href' || name === 'src')
    expect(links.filter(({ value }) => !/^(https:|#)/.test(value))).toEqual([])
  })

  test('runs nothing, fetches nothing, and its policy allows neither', () => {
    const text = rendered('html')
    const tags = new Set(shapeOf(text).map(([tag]) => tag))
    expect(['script', 'link', 'img', 'iframe', 'form', 'object'].filter(tag => tags.has(tag))).toEqual([])
    expect(text).not.toMatch(/ style=|url\(|@import/)
    expect(text).toContain(`default-src &#39;none&#39;; style-src &#39;${styleHash}&#39;`)
    expect(styleHash).toBe(`sha256-${createHash('sha256').update(style).digest('base64')}`)
  })

  test('has a card for each finding, to which a link can lead', () => {
    const ids = elements(parse(rendered('html'))).flatMap(({ tagName, attrs }) =>
      tagName === 'article' ? attrs.flatMap(({ name, value }) => (name === 'id' ? value : [])) : [],
    )
    expect([...ids].sort()).toEqual(
      reportOf()
        .findings.map(({ id }) => id)
        .sort(),
    )
  })
})

describe('CSV', () => {
  test('is read back as it was, and no cell is a formula', () => {
    fc.assert(
      fc.property(hostile, foreign => {
        const rows: string[][] = parseCsv(rendered('csv', foreign), { relax_quotes: false })
        const [head, ...body] = rows
        expect(head?.slice(0, 4)).toEqual(['check', 'verdict', 'says', 'title'])
        expect(body.map(([id]) => id).sort()).toEqual(
          reportOf()
            .findings.map(({ id }) => id)
            .sort(),
        )
        expect(rows.flat().filter(cell => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
      }),
      settings,
    )
  })

  test('a formula becomes a text', () => {
    const report = reportOf()
    const [first] = report.findings
    if (!first) throw new Error('the fixture has findings')
    const text = '=1+1'
    const statement = { text, template: text, params: {} }
    const csv = exportNamed('csv').render({ ...report, findings: [{ ...first, statement }] })
    expect(parseCsv(csv, { columns: true })).toMatchObject([{ statement: "'=1+1" }])
  })
})

const sarif = new AjvDraft04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(schemaText('sarif-2.1.0.json')),
)
const ocsf = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(schemaText('ocsf-1.6.0-compliance-finding.json')),
)

function expectValid({ sarif: log, ocsf: events }: { readonly sarif: string; readonly ocsf: string }) {
  sarif(JSON.parse(log))
  expect(sarif.errors ?? []).toEqual([])
  const found: readonly unknown[] = JSON.parse(events)
  for (const event of found) {
    ocsf(event)
    expect(ocsf.errors ?? []).toEqual([])
  }
}

async function expectValidXml(texts: readonly string[]) {
  const xml = texts.map((contents, index) => ({ fileName: `${index}.xml`, contents }))
  const { errors } = await validateXML({ xml, schema: schemaText('junit-10.xsd') })
  expect(errors).toEqual([])
}

describe('valid by the published schemas', () => {
  test('SARIF and OCSF, whatever was said', () => {
    fc.assert(
      fc.property(hostile, said =>
        expectValid({ sarif: rendered('sarif', said), ocsf: rendered('ocsf', said) }),
      ),
      settings,
    )
  })

  test('JUnit XML, whatever was said', async () => {
    const said = fc.sample(hostile, { numRuns: 25, seed: 7 })
    await expectValidXml(['plain', ...said].map(foreign => rendered('junit', foreign)))
  })

  test('all three, of every organization of the demo', async () => {
    const reports = [...(await demoReports()).values()]
    expect(reports.length).toBeGreaterThan(20)
    for (const report of reports)
      expectValid({
        sarif: exportNamed('sarif').render(report),
        ocsf: exportNamed('ocsf').render(report),
      })
    await expectValidXml(reports.map(report => exportNamed('junit').render(report)))
  })

  test('and what is none is told apart', async () => {
    expect(() => expectValid({ sarif: '{"version":"2.1.0"}', ocsf: '[]' })).toThrow()
    expect(() => expectValid({ sarif: rendered('sarif'), ocsf: '[{}]' })).toThrow()
    await expect(expectValidXml(['<testsuites><testcase/></testsuites>'])).rejects.toThrow()
  })
})

test('in JUnit XML, what is not known is an error, and what a person has to confirm is no pass', () => {
  const text = rendered('junit')
  expect(text).toMatch(/<testsuites name="Kiro Readiness" tests="6" failures="1" errors="1"/)
  expect(text).toMatch(/idp-admin-permission"><skipped type="todo"/)
})

test('Markdown holds no element and no link that somebody else has made', () => {
  const text = rendered('markdown', '<b>x</b> [x](javascript:alert(1)) **y** `z` | # 1. ```')
  const outside = text.replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '')
  expect(outside).not.toMatch(/(?<!\\)<b>|(?<!\\)\[x|(?<!\\)\*\*y/)
})

test('JSON is the report', () => {
  expect(reportShape.parse(JSON.parse(rendered('json')))).toEqual(reportOf())
})

test('the fixture has each verdict', () => {
  expect(new Set(reportOf().findings.map(({ verdict }) => verdict))).toEqual(new Set(verdicts))
})

test.each(exports)('$id: says each finding, under a name that says nothing', ({ id, fileName, render }) => {
  const report = reportOf()
  const text = render(report)
  const said = id === 'html' || id === 'junit' ? text.replaceAll('&#39;', "'") : text
  for (const { title } of report.findings) expect(said).toContain(title.text)
  for (const name of Object.values(names)) expect(fileName).not.toContain(name)
})

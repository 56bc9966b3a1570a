import { visible } from '@/lib/message'
import { jsonText } from '../json'
import type { Finding, Report, Verdict } from '../model'
import { sectionsOf } from './order'
import { evidenceLines, remedyLines } from './plain'

type Label = { readonly id: number; readonly name: string }

/** https://schema.ocsf.io/1.6.0/objects/compliance: what is none of its words is 99, with ours beside. */
const statuses: Readonly<Record<Verdict, Label>> = {
  pass: { id: 1, name: 'Pass' },
  warn: { id: 2, name: 'Warning' },
  fail: { id: 3, name: 'Fail' },
  todo: { id: 99, name: 'To confirm' },
  skip: { id: 99, name: 'Not applicable' },
  unknown: { id: 0, name: 'Unknown' },
}
const severities: Readonly<Record<Verdict, Label>> = {
  pass: { id: 1, name: 'Informational' },
  warn: { id: 2, name: 'Low' },
  fail: { id: 4, name: 'High' },
  todo: { id: 3, name: 'Medium' },
  skip: { id: 1, name: 'Informational' },
  unknown: { id: 3, name: 'Medium' },
}

const [CATEGORY, CLASS, CREATE] = [2, 2003, 1]

/** A list of Compliance Findings (class 2003) of OCSF 1.6.0 with the cloud profile, one a check. */
export function ocsfOf(report: Report): string {
  const findings = sectionsOf(report).flatMap(section => section.findings)
  return `${jsonText(findings.map(finding => event(finding, report)))}\n`
}

function event(finding: Finding, report: Report) {
  const { id, verdict, title, statement, why, source, evidence, remedy } = finding
  const [status, severity] = [statuses[verdict], severities[verdict]]
  const time = Date.parse(finding.judgedAt)
  return {
    activity_id: CREATE,
    activity_name: 'Create',
    category_uid: CATEGORY,
    category_name: 'Findings',
    class_uid: CLASS,
    class_name: 'Compliance Finding',
    type_uid: CLASS * 100 + CREATE,
    type_name: 'Compliance Finding: Create',
    time,
    severity_id: severity.id,
    severity: severity.name,
    message: visible(statement.text),
    metadata: {
      version: '1.6.0',
      profiles: ['cloud'],
      product: { name: 'Kiro Readiness', vendor_name: 'Kiro Readiness' },
    },
    finding_info: {
      uid: `${report.account.id}/${id}`,
      title: visible(title.text),
      desc: visible(why.text),
      types: [id],
      created_time: time,
      src_url: source.url,
    },
    compliance: {
      control: id,
      standards: [visible(source.title)],
      status_id: status.id,
      status: status.name,
      status_detail: visible(statement.text),
    },
    ...(evidence.length > 0 ? { evidences: [{ data: { lines: evidence.flatMap(evidenceLines) } }] } : {}),
    ...(remedy
      ? {
          remediation: {
            desc: remedyLines(remedy).join('\n'),
            references: remedy.link ? [remedy.link.url] : [],
          },
        }
      : {}),
    cloud: cloudOf(report),
    resources: [resourceOf(report)],
  }
}

function cloudOf({ account, instance }: Report) {
  return {
    provider: 'AWS',
    cloud_partition: account.partition,
    account: { uid: account.id, type: 'AWS Account', type_id: 10 },
    ...(instance ? { region: instance.primaryRegion } : {}),
  }
}

function resourceOf({ account, instance }: Report) {
  return instance
    ? { uid: instance.arn, type: 'AWS::SSO::Instance', region: instance.primaryRegion }
    : { uid: account.id, type: 'AWS Account' }
}

import type { Source } from '@/lib/report/model'

export const firewallSource: Source = {
  title: 'Kiro: firewalls, proxies and data perimeters',
  url: 'https://kiro.dev/docs/privacy-and-security/firewalls',
  verified: '2026-11-01',
  mark: 'D',
}

/**
 * Hosts that people's machines must reach, whichever profile Region is chosen; those of an external identity
 * provider come on top. null in GovCloud, where they are not documented.
 */
export function firewallHosts(idcRegion: string, directoryId: string): readonly string[] | null {
  if (idcRegion.startsWith('us-gov-')) return null
  const kiro = ['us-east-1', 'eu-central-1'].flatMap(region =>
    ['runtime', 'management', 'telemetry'].map(part => `${part}.${region}.kiro.dev`),
  )
  return [
    'app.kiro.dev',
    'assets.app.kiro.dev',
    'prod.us-east-1.auth.desktop.kiro.dev',
    'prod.us-east-1.telemetry.desktop.kiro.dev',
    'prod.download.desktop.kiro.dev',
    'cli.kiro.dev',
    'prod.download.cli.kiro.dev',
    'desktop-release.q.us-east-1.amazonaws.com',
    'q.us-east-1.amazonaws.com',
    'q.eu-central-1.amazonaws.com',
    ...kiro,
    `${idcRegion}.signin.aws`,
    `${idcRegion}.signin.aws.amazon.com`,
    `${directoryId}.awsapps.com`,
    `portal.sso.${idcRegion}.amazonaws.com`,
    `assets.sso-portal.${idcRegion}.amazonaws.com`,
    `oidc.${idcRegion}.amazonaws.com`,
  ]
}

import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { clip } from './clip.ts';

/** What a service request is about, by its category; in the customer's own words where the category has no name; '' for others. */
export function categoryOf({ kind, fields }: Pick<Ticket, 'kind' | 'fields'>, language: Language): string {
  const answer = fields.ssrCategory;
  if (kind !== 'ssr' || answer === undefined) return '';
  const name = typeof answer.value === 'string' ? names[answer.value]?.[language] : undefined;
  return name ?? clip(answer.text, 80);
}

/** As `config/forms/ssr.yaml` lists them. */
const names: Record<string, Record<Language, string>> = {
  router_config: {
    en: 'router configuration',
    es: 'configuración de router',
    pt: 'configuração de roteador',
  },
  ip_addressing: { en: 'IP addressing', es: 'direccionamiento IP', pt: 'endereçamento IP' },
  static_route: { en: 'static route', es: 'ruta estática', pt: 'rota estática' },
  acl_filter: {
    en: 'filters and access lists',
    es: 'filtros y listas de acceso',
    pt: 'filtros e listas de acesso',
  },
  nat: { en: 'NAT', es: 'NAT', pt: 'NAT' },
  qos: { en: 'quality of service', es: 'calidad de servicio', pt: 'qualidade de serviço' },
  dns: { en: 'DNS', es: 'DNS', pt: 'DNS' },
  port_switch_vlan: {
    en: 'switch port or VLAN',
    es: 'puerto de switch o VLAN',
    pt: 'porta de switch ou VLAN',
  },
  snmp_monitoring: { en: 'monitoring (SNMP)', es: 'monitoreo (SNMP)', pt: 'monitoramento (SNMP)' },
  dhcp: { en: 'DHCP', es: 'DHCP', pt: 'DHCP' },
  bandwidth_temporary: {
    en: 'temporary bandwidth',
    es: 'ancho de banda temporal',
    pt: 'largura de banda temporária',
  },
  config_copy: {
    en: 'copy of the configuration',
    es: 'copia de la configuración',
    pt: 'cópia da configuração',
  },
  software_patch: { en: 'software patch', es: 'actualización de software', pt: 'atualização de software' },
  site_access: { en: 'site access', es: 'acceso al sitio', pt: 'acesso ao local' },
  power_window: { en: 'power works', es: 'trabajos eléctricos', pt: 'manutenção elétrica' },
  test_on_request: { en: 'test', es: 'pruebas', pt: 'testes' },
  contact_update: { en: 'contact update', es: 'actualización de contactos', pt: 'atualização de contatos' },
  after_hours_support: {
    en: 'out-of-hours support',
    es: 'soporte fuera de horario',
    pt: 'suporte fora do horário',
  },
};

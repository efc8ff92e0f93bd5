import type { Customer, CustomerSite } from '../../src/ticket/customer.ts';

function site(name: string, other: Partial<CustomerSite> = {}): CustomerSite {
  return {
    ...{ name, synonyms: [], country: 'PE', zone: 'America/Lima' },
    ...{ access: null, serviceIds: [], region: null, ...other },
  };
}

function customer(name: string, other: Partial<Customer> = {}): Customer {
  return {
    ...{ name, synonyms: [], domains: [], language: null, notes: null, accountManager: null },
    ...{ projectManager: null, changeCoordinator: null, acceptAutomated: false, sites: [], ...other },
  };
}

/** A mine with camps in two countries, and a shop all of whose sites are in Tijuana. */
export const minera = customer('Minera Andina S.A.', {
  ...{ synonyms: ['MASA'], domains: ['minera.example'], accountManager: 'kam@example.com' },
  sites: [
    site('Campamento Talara', { synonyms: ['Talara'], serviceIds: ['PE-000123'], access: 'satellite' }),
    site('Campamento Calama', { country: 'CL', zone: 'America/Santiago', serviceIds: ['CL-7'] }),
  ],
});
const tienda = customer('Tiendas del Norte', {
  ...{ domains: ['tiendas.example', 'peru.minera.example'], language: 'en' },
  sites: [
    site('Sucursal 1', { country: 'MX', zone: 'America/Tijuana' }),
    site('Sucursal 2', { country: 'MX', zone: 'America/Tijuana' }),
  ],
});
export const customers = [minera, tienda];

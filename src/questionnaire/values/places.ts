import { fold } from '../words.ts';

/** Where a site is, as far as its name tells. */
export interface Site {
  /** ISO 3166 alpha-2. */
  country: string;
  /** IANA time zone. */
  zone: string;
}

/** What may tell where a site is, the most telling first. */
export interface Whereabouts {
  /** The answer to the site's question. */
  site: string;
  /** The other answers and the sender's address: telephone numbers and domains tell a country too. */
  traces: string;
  /** ISO 3166 alpha-2 of the desk's customers. */
  defaultCountry: string | undefined;
  /** IANA zone of the desk. */
  defaultZone: string | undefined;
}

/** What told where a site is, and in which words. */
interface Evidence {
  by: 'site' | 'telephone' | 'domain' | 'default';
  saw: string;
  /** A town tells the zone of a country with several, its name alone does not. */
  isTown: boolean;
}

/** The country and the time zone of a site, as far as anything tells, and by what. */
export function siteOf(whereabouts: Whereabouts): Partial<Site> & Evidence {
  const known = sitesBefore.get(whereabouts);
  if (known !== undefined) return known;
  const found = searched(whereabouts);
  sitesBefore.set(whereabouts, found);
  return found;
}

/** All answers of a form ask for its site. */
const sitesBefore = new WeakMap<Whereabouts, Partial<Site> & Evidence>();

function searched({ site, traces, defaultCountry, defaultZone }: Whereabouts): Partial<Site> & Evidence {
  const named = namedPlace(site);
  if (named !== null) {
    const { country, zone, name } = named;
    return { country, zone, by: 'site', saw: name, isTown: !countryNames.has(name) };
  }
  const traced = countryTraced(traces);
  const country = traced?.country ?? defaultCountry?.toUpperCase();
  const zone = (country === undefined ? undefined : zoneOfCountry.get(country)) ?? defaultZone;
  return {
    ...(country === undefined ? {} : { country }),
    ...(zone === undefined ? {} : { zone }),
    ...{ by: traced?.by ?? 'default', saw: traced?.saw ?? '', isTown: false },
  };
}

/** The country whose town or zone of a capital this is; null where none of the region has it. */
export function countryOfZone(zone: string): string | null {
  return gazetteer.find(([, itsZone]) => itsZone === zone)?.[0] ?? null;
}

type Trace = Pick<Evidence, 'saw'> & { country: string; by: 'telephone' | 'domain' };

/** By calling code or country domain; null when the traces name none, or different ones. */
function countryTraced(traces: string): Trace | null {
  const codes = [...traces.matchAll(/(?:\+|\b00)\s?(\d{2,3})/g)].flatMap(([, digits = '']): Trace[] => {
    const code = [digits, digits.slice(0, 2)].find(each => countryOfCode.has(each)) ?? '';
    const country = countryOfCode.get(code);
    return country === undefined ? [] : [{ country, by: 'telephone', saw: `+${code}` }];
  });
  const domains = [...traces.matchAll(/@([\w.-]+\.([a-z]{2}))(?![\w.-])/gi)].flatMap(
    ([, saw = '', suffix = '']): Trace[] => {
      const country = suffix.toUpperCase();
      return zoneOfCountry.has(country) ? [{ country, by: 'domain', saw }] : [];
    },
  );
  const [first, ...others] = codes.length > 0 ? codes : domains;
  return first !== undefined && others.every(({ country }) => country === first.country) ? first : null;
}

const countryOfCode = new Map(
  Object.entries({
    51: 'PE',
    52: 'MX',
    53: 'CU',
    54: 'AR',
    55: 'BR',
    56: 'CL',
    57: 'CO',
    58: 'VE',
    502: 'GT',
    503: 'SV',
    504: 'HN',
    505: 'NI',
    506: 'CR',
    507: 'PA',
    591: 'BO',
    593: 'EC',
    595: 'PY',
    598: 'UY',
  }),
);

/**
 * The place whose name a text mentions: the last one, a longer name before a shorter one; behind a country's name the last
 * town of that country: "Calle Lima 45, Rosario, Argentina".
 */
export function namedPlace(text: string): (Site & { name: string }) | null {
  const words = fold(text, mostWords).split(' ');
  let country: (Site & { name: string }) | null = null;
  for (let end = words.length; end > 0; end--) {
    const found = placeBefore(words, end);
    if (found === null) continue;
    if (countryNames.has(found.name)) country ??= found;
    else if (country === null || found.country === country.country) return found;
    end -= found.name.split(' ').length - 1;
  }
  return country;
}

function placeBefore(words: readonly string[], end: number): (Site & { name: string }) | null {
  const longest = longestEndingWith.get(words[end - 1] ?? '') ?? 0;
  for (let length = Math.min(longest, end); length >= 1; length--) {
    const name = words.slice(end - length, end).join(' ');
    const found = sites.get(name);
    if (found !== undefined) return { ...found, name };
  }
  return null;
}

const countryNames = new Set(
  'argentina,aruba,bahamas,barbados,belice,belize,bermuda,bolivia,curacao,guatemala,guyana,haiti,panama,suriname,brasil,brazil,chile,colombia,costa rica,cuba,republica dominicana,dominican republic,ecuador,honduras,jamaica,mexico,nicaragua,peru,puerto rico,paraguay,el salvador,trinidad,trinidad and tobago,trinidad y tobago,united states,usa,estados unidos,eeuu,uruguay,venezuela'.split(
    ',',
  ),
);

const mostWords = 60;

/** Country, zone, and the names that mean them; the first zone of a country is its capital's. */
const gazetteer: readonly (readonly [country: string, zone: string, names: string])[] = [
  [
    'AR',
    'America/Argentina/Buenos_Aires',
    'argentina, buenos aires, caba, cordoba argentina, rosario, mendoza, la plata, tucuman, mar del plata, salta, neuquen, bahia blanca, ushuaia, comodoro rivadavia, rio gallegos, san carlos de bariloche, bariloche, posadas, resistencia chaco, santiago del estero, san miguel de tucuman, rio cuarto, san rafael mendoza, pilar buenos aires, tandil, villa maria, jujuy, rafaela, vaca muerta, anelo',
  ],
  [
    'BO',
    'America/La_Paz',
    'bolivia, la paz, santa cruz de la sierra, cochabamba, oruro, potosi, el alto, sucre, tarija, montero bolivia, yacuiba, riberalta, viacha',
  ],
  [
    'BR',
    'America/Sao_Paulo',
    'brasil, brazil, sao paulo, rio de janeiro, brasilia, belo horizonte, curitiba, porto alegre, salvador, recife, fortaleza, campinas, santos, goiania, florianopolis, vitoria, belem, ribeirao preto, uberlandia, sorocaba, sao jose dos campos, santo andre, sao bernardo do campo, guarulhos, osasco, londrina, maringa, cascavel, joinville, blumenau, caxias do sul, natal, joao pessoa, maceio, aracaju, teresina, sao luis, palmas tocantins, macae, niteroi, juiz de fora, feira de santana, contagem, betim, piracicaba, bauru, jundiai, santa catarina, rio grande do sul, minas gerais, parana, pernambuco, ceara, bahia',
  ],
  ['BR', 'America/Manaus', 'manaus, amazonas brasil'],
  ['BR', 'America/Porto_Velho', 'porto velho, rondonia, ji parana'],
  ['BR', 'America/Boa_Vista', 'boa vista rr, roraima'],
  ['BR', 'America/Cuiaba', 'cuiaba, mato grosso, rondonopolis, sinop, varzea grande'],
  ['BR', 'America/Campo_Grande', 'campo grande, mato grosso do sul, dourados'],
  ['BR', 'America/Rio_Branco', 'rio branco'],
  [
    'CL',
    'America/Santiago',
    'chile, santiago, santiago de chile, valparaiso, concepcion, antofagasta, iquique, calama, vina del mar, temuco, puerto montt, copiapo, arica, la serena, rancagua, talca, chillan, osorno, valdivia, curico, quilpue, coquimbo, los angeles chile, san antonio chile, chiloe, castro chile, mejillones, tocopilla, quillota',
  ],
  ['CL', 'America/Punta_Arenas', 'punta arenas, puerto natales'],
  [
    'CO',
    'America/Bogota',
    'colombia, bogota, medellin, cali, barranquilla, cartagena, bucaramanga, cucuta, pereira, manizales, santa marta, ibague, villavicencio, neiva, pasto, monteria, armenia, popayan, sincelejo, valledupar, riohacha, tunja, yopal, barrancabermeja, buenaventura, palmira valle, envigado, itagui, bello antioquia, soacha, facatativa, mosquera cundinamarca, cota cundinamarca, quibdo, leticia, san andres isla, arauca, antioquia, cundinamarca, atlantico',
  ],
  [
    'CR',
    'America/Costa_Rica',
    'costa rica, san jose, heredia, alajuela, cartago, limon, liberia costa rica, guanacaste, puntarenas, escazu',
  ],
  ['CU', 'America/Havana', 'cuba, la habana, havana'],
  [
    'DO',
    'America/Santo_Domingo',
    'republica dominicana, dominican republic, santo domingo, santiago de los caballeros, punta cana, puerto plata, la romana, san pedro de macoris, higuey, bavaro',
  ],
  [
    'EC',
    'America/Guayaquil',
    'ecuador, quito, guayaquil, cuenca, manta, ambato, machala, esmeraldas ecuador, loja ecuador, riobamba, portoviejo, ibarra ecuador, latacunga, duran ecuador, santo domingo de los tsachilas',
  ],
  [
    'GT',
    'America/Guatemala',
    'guatemala, quetzaltenango, antigua guatemala, escuintla, mixco, villa nueva guatemala, puerto barrios, coban',
  ],
  [
    'HN',
    'America/Tegucigalpa',
    'honduras, tegucigalpa, san pedro sula, la ceiba, choloma, puerto cortes, comayagua, roatan',
  ],
  ['JM', 'America/Jamaica', 'jamaica, kingston, montego bay'],
  [
    'MX',
    'America/Mexico_City',
    'mexico, ciudad de mexico, cdmx, mexico df, guadalajara, monterrey, puebla, queretaro, leon, merida, veracruz, toluca, san luis potosi, aguascalientes, saltillo, oaxaca, villahermosa, torreon, leon guanajuato, irapuato, celaya, morelia, acapulco, cuernavaca, pachuca, tampico, reynosa, nuevo laredo, coatzacoalcos, tuxtla gutierrez, zapopan, tlaquepaque, tlalnepantla, naucalpan, ecatepec, san luis potosi, zacatecas, ciudad del carmen, campeche, manzanillo, lazaro cardenas, apodaca, san nicolas de los garza, silao, nuevo leon, jalisco, durango, colima, estado de mexico',
  ],
  ['MX', 'America/Tijuana', 'tijuana, mexicali, ensenada, baja california'],
  ['MX', 'America/Cancun', 'cancun, playa del carmen, quintana roo, cozumel, tulum, chetumal'],
  ['MX', 'America/Hermosillo', 'hermosillo, sonora, ciudad obregon, guaymas'],
  [
    'MX',
    'America/Mazatlan',
    'mazatlan, culiacan, la paz bcs, la paz baja california sur, baja california sur, los cabos, cabo san lucas, sinaloa, los mochis, nayarit, tepic',
  ],
  ['MX', 'America/Chihuahua', 'chihuahua'],
  ['MX', 'America/Ciudad_Juarez', 'ciudad juarez'],
  ['AW', 'America/Aruba', 'aruba, oranjestad'],
  ['BB', 'America/Barbados', 'barbados, bridgetown'],
  ['BM', 'Atlantic/Bermuda', 'bermuda'],
  ['BS', 'America/Nassau', 'bahamas, nassau, freeport bahamas'],
  ['BZ', 'America/Belize', 'belize, belice, belmopan'],
  ['CW', 'America/Curacao', 'curacao, willemstad'],
  ['GY', 'America/Guyana', 'guyana, georgetown guyana'],
  ['HT', 'America/Port-au-Prince', 'haiti, port au prince'],
  ['KY', 'America/Cayman', 'cayman, islas caiman, grand cayman'],
  ['LC', 'America/St_Lucia', 'saint lucia, st lucia, castries'],
  ['SR', 'America/Paramaribo', 'suriname, surinam, paramaribo'],
  ['NI', 'America/Managua', 'nicaragua, managua, leon nicaragua, granada nicaragua, chinandega, esteli'],
  [
    'PA',
    'America/Panama',
    'panama, ciudad de panama, panama city, colon, david, chiriqui, chitre, la chorrera, penonome, bocas del toro, tocumen',
  ],
  [
    'PE',
    'America/Lima',
    'peru, lima, arequipa, trujillo, cusco, cuzco, piura, chiclayo, iquitos, callao, tacna, cajamarca, huancayo, ica, puno, ayacucho, chimbote, talara, ilo, moquegua, apurimac, ancash, pucallpa, sullana, paita, tarapoto, jaen, huaraz, juliaca, cerro de pasco, tumbes, lambayeque, la libertad peru, loreto, ucayali, madre de dios, puerto maldonado, san isidro lima, miraflores lima, pisco, nazca, barranca lima, espinar, las bambas',
  ],
  [
    'PR',
    'America/Puerto_Rico',
    'puerto rico, san juan, san juan pr, ponce, bayamon, mayaguez, carolina pr, guaynabo, caguas, arecibo',
  ],
  [
    'PY',
    'America/Asuncion',
    'paraguay, asuncion, ciudad del este, encarnacion, luque, san lorenzo paraguay, villarrica paraguay, pedro juan caballero',
  ],
  [
    'SV',
    'America/El_Salvador',
    'el salvador, san salvador, santa tecla, soyapango, santa ana el salvador, san miguel el salvador',
  ],
  ['TT', 'America/Port_of_Spain', 'trinidad, trinidad and tobago, trinidad y tobago, port of spain'],
  [
    'US',
    'America/New_York',
    'united states, usa, estados unidos, eeuu, miami, new york, nueva york, atlanta, orlando, florida, boston, washington, fort lauderdale, doral, tampa, jacksonville, philadelphia, charlotte',
  ],
  ['US', 'America/Chicago', 'chicago, houston, dallas, austin, san antonio texas, texas'],
  ['US', 'America/Denver', 'denver'],
  ['US', 'America/Phoenix', 'phoenix'],
  ['US', 'America/Los_Angeles', 'los angeles california, san francisco, san diego, seattle, california'],
  [
    'UY',
    'America/Montevideo',
    'uruguay, montevideo, punta del este, salto, paysandu, fray bentos, maldonado, colonia del sacramento, tacuarembo',
  ],
  [
    'VE',
    'America/Caracas',
    'venezuela, caracas, maracaibo, valencia, barquisimeto, maracay, puerto la cruz, puerto ordaz, maturin, barcelona anzoategui, ciudad bolivar, san cristobal tachira, merida venezuela, guacara, valera, punto fijo, cumana, porlamar, isla de margarita, los teques, carabobo, zulia, anzoategui, la guaira',
  ],
];

const sites = new Map<string, Site>();
const zoneOfCountry = new Map<string, string>();
for (const [country, zone, names] of gazetteer) {
  if (!zoneOfCountry.has(country)) zoneOfCountry.set(country, zone);
  for (const name of names.split(', ')) if (!sites.has(name)) sites.set(name, { country, zone });
}

/** How many words the longest of the names has that end with a word: few words end one. */
const longestEndingWith = new Map<string, number>();
for (const name of sites.keys()) {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  longestEndingWith.set(last, Math.max(words.length, longestEndingWith.get(last) ?? 0));
}

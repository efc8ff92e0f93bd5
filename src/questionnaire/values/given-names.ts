import { fold } from '../words.ts';

/** Whether a name begins with a given name that many people of the region have: "Pedro Lazo", not "Minera Andina". */
export function beginsWithGivenName(name: string): boolean {
  return givenNames.has(fold(name, 1));
}

/** Whether all of a name is given names: "María José". */
export function isGivenName(name: string): boolean {
  return name.split(' ').every(beginsWithGivenName);
}

const givenNames = new Set(
  `aaron abdul abel abigail abraham adalberto adan adela adelaida adilson adolfo adrian adriana adriano agustin agustina alan alba albert
  alberto aldo alejandra alejandro alessandra alex alexander alexandra alexandre alexis alfonso alfredo alice alicia aline alonso
  alvaro amalia amanda amelia amy ana anabel ann anderson andre andrea andreia andres andrew andrezza angel angela angelica angelo anibal
  anita anna anne anselmo anthony antonella antonia antonio ariel armando arnaldo arthur artur arturo augusto aurelio aurora axel
  barbara beatriz belen ben benito benjamin bill bob brad bernardo berta bianca blanca brenda brian bruna bruno camila camilo carina carla carlos carmela
  carmen carol carolina caroline catalina caterina catherine cecilia celeste celia cesar charles christian christina christopher cintia
  clara claudia claudio clemente cleber cristian cristiane cristiano cristina cristobal cynthia daiana daisy damian dan daniel daniela
  daniele danilo dario david debora deborah delfina denis denise diana diego dolores domingo dora doris douglas ed edgar edgardo edison
  eduarda eduardo edwin efrain elena eleonora eliana eliane elias elisa elizabeth elmer eloisa elsa elvira emanuel emilia emiliano
  emilio emily emma enrique eric erica erick erik erika ernesto esteban estefania estela esteve esther eugenia eugenio eva evelyn
  ezequiel fabian fabiana fabio fabiola facundo fatima federico felipe felix fernanda fernando fidel flavia flavio flor florencia
  francesca francis francisca francisco franco frank freddy gabriel gabriela gaston geraldo gerardo german giancarlo gilberto gilmar
  gina giovanni greg gisela gisele giselle gladys gloria gonzalo graciela grace guadalupe guido guillermina guillermo guilherme gustavo hector
  heitor helen helena henrique henry heriberto hernan hilda horacio hugo humberto ignacio igor ines ingrid irene iris irma isaac isabel
  isabela isabella ismael israel ivan ivana ivette ivonne jacinto jacob jacqueline jaime jair jairo james jane jason jeff jim joe janet javier jazmin jean
  jefferson jennifer jenny jeronimo jessica jesus jimena joana joao joaquim joaquin joel johanna john johnny jonas jonatan jonathan jordan
  jorge jose josefina joseph josue juan juana judith julia julian juliana juliano julie julieta julio justo karen karina karla
  katherine kathia keith kelly kenneth kim kevin kleber larissa laura lautaro leandro leila leonardo leonel leonor leticia lidia liliana lina
  linda lisa lisandro lizbeth lorena lorenzo lourdes lucas lucero lucia luciana luciano lucila ludmila luis luisa luiz luiza luz mabel
  magaly magdalena maicon malena manoel manuel manuela mara marcela marcelo marcia marcio marco marcos margarita maria mariana mariano
  maribel maricel mariela marilia marina mario marisa marisol maritza mark marlene marlon marta martha martin martina mary mateo mateus
  matheus mathias matias maura mauricio mauro max maximiliano mayra melanie melissa mercedes micaela michael michelle miguel mike milagros
  milena milton mirian miriam mirta moises monica murilo myriam nadia nancy natalia natasha nathalia nelly nelson nestor nicolas nicole
  nidia nilda nilson noelia noemi nora norberto norma octavio odalys olga olivia omar orlando oscar osvaldo otavio pablo paloma pamela
  paola patricia patricio pat patrick paul paula paulina paulo pedro peter pilar priscila rafael rafaela ramiro ramon raquel raul rebeca
  regina reinaldo rene renata renato ricardo richard rita robert roberta roberto rob robson rocio ron ryan rodolfo rodrigo rogelio roger rogerio
  rolando romina ronald ronaldo roque rosa rosana rosaria rosario roxana ruben ruth salvador sam samanta samuel sandra santiago santos sara
  sarah saul sebastian selena serena scott sean sergio sheila silvana silvia silvina silvio simon simone sofia sol soledad sonia stefania stella
  stephanie steve steven susan susana sylvia tamara tania tatiana teodoro teresa thais thiago thomas tiago tim tom tomas ulises valentin valentina
  valeria valerio vanesa vanessa vera veronica vicente victor victoria vilma vinicius violeta virginia vitor viviana walter wanda
  washington wellington wendy wesley wilfredo william wilmer wilson ximena yamila yanina yesenia yolanda yuri zulema`.split(
    /\s+/,
  ),
);

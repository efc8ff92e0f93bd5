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
  `aaron abdul abel abelardo abigail abraham adalberto adam adan adela adelaida adilson adolfo adrian adriana adriano agustin agustina
  ailton alan alba albert alberto aldo alejandra alejandro alessandra alex alexander alexandra alexandre alexis alfonso alfredo alice
  alicia aline alonso alvaro amalia amanda ambrosio amelia amy ana anabel anastasio anderson andre andrea andreia andres andrew andrezza
  angel angela angelica angelo anibal anita ann anna anne anselmo anthony antonella antonia antonio arcadio ariel armando arnaldo arthur
  artur arturo augusto aurelio aurora axel barbara bartolome basilio beatriz belen ben benito benjamin bernardo berta bianca bill blanca
  bob brad brandon brayan brenda brian bruna bruno bryan camila camilo candelaria carina carl carla carlos carmela carmen carol carolina
  caroline casimiro catalina caterina catherine cecilia celeste celia celso cesar charles chris christian christina christopher cintia
  cirilo ciro citlali clara claudia claudio cleber clemente craig crisanto cristian cristiane cristiano cristina cristobal cynthia daiana
  daisy damian dan daniel daniela daniele danilo dario dave david debora deborah delfina delia demetrio denis denise derek diana didier
  diego dionisio dolores domingo donald dora doris doug douglas duvan ed eddie edgar edgardo edilberto edison edith edmundo edson eduarda
  eduardo edwin efrain elaine elena eleonora eliana eliane elias elisa eliseo elizabeth ellen elmer eloisa eloy elsa elton elvira emanuel
  emilia emiliano emilio emily emma enrique epifanio eric erica erick erik erika ernesto errol esteban estefania estela esteve esther
  eugenia eugenio eulalia eusebio eva evaristo evelyn everton ezequiel fabian fabiana fabio fabiola fabricio facundo fatima fausto
  federico feliciano felipe felix fermin fernanda fernando ferney fidel flavia flavio flor florencia florentino francesca francis
  francisca francisco franco frank fred freddy fredy gabriel gabriela gary gaston genaro george geraldo gerardo german giancarlo gilberto
  gildardo gilmar gina giovanni gisela gisele giselle gladis gladys gloria gonzalo gordon grace graciela greg gregorio guadalupe guido
  guilherme guillermina guillermo gustavo harold harry hector heitor helen helena henrique henry heriberto hernan hernando higinio hilario
  hilda horacio howard hugo humberto iago ignacio igor ines ingrid irene iris irma isaac isabel isabela isabella isidro ismael israel
  itzel ivan ivana ivette ivonne jacinto jack jacob jacqueline jaime jair jairo james jane janet jason javier jazmin jean jeff jefferson
  jennifer jenny jeronimo jerry jessica jesus jhoana jhon jhonatan jill jim jimena joan joana joao joaquim joaquin joe joel johanna john
  johnny jonas jonatan jonathan jordan jorge jose josefa josefina joseph josue joyce juan juana judith judy julia julian juliana juliano
  julie julieta julio justin justo juvenal kaique karen karina karla katherine kathia kathy keith kelly ken kenneth kevin kim kleber
  larissa larry laura lautaro leandro leidy leila leonardo leonel leonor leopoldo leslie leticia libardo lidia liliana lina linda lisa
  lisandro lizbeth lorena lorenzo louis lourdes luan lucas lucero lucia luciana luciano lucila ludmila luis luisa luiz luiza lupita luz
  lynn mabel macario magaly magdalena maicon malena manoel manuel manuela mara marcela marcelino marcelo marcia marcio marco marcos
  margarita maria mariana mariano maribel maricel marie mariela marilia marina mario marisa marisol maritza mark marlene marlon marta
  martha martin martina mary mateo mateus matheus mathias matias matthew maura mauricio mauro max maximiliano mayra melanie melchor
  melissa melquiades mercedes micaela michael michelle miguel mike milagros milena milton miriam mirian mirta moises monica murilo myriam
  nadia nancy narciso natalia natasha nathalia nayara nayeli nelida nelly nelson nestor nicanor nick nicolas nicole nidia nilda nilson
  noelia noemi nora norberto norma norman octavio odalys olga oliver olivia omar orlando oscar osvaldo otavio pablo paloma pamela paola
  pat patricia patricio patrick paul paula paulina paulo pedro percy peter phil philip phillip pilar porfirio priscila prudencio rafael
  rafaela rafaella raissa ralph ramiro ramon randy raquel raul rebeca rebecca regina reinaldo remigio renata renato rene reynaldo ricardo
  richard rita rob robert roberta roberto robson rocio rodolfo rodrigo rogelio roger rogerio rolando romina romulo ron ronald ronaldo
  roque rosa rosalia rosana rosaria rosario rosaura roxana roy ruan ruben rufino russell ruth ruy ryan sabino sabrina sally salome
  salvador sam samanta samantha samara samuel sandra santiago santos sara sarah saturnino saul scott sean sebastian secundino selena
  serafin serena sergio severino shane shawn sheila silvana silvestre silvia silvina silvio simon simone sixto sofia sol soledad sonia
  stefania stella stephanie stephen steve steven stuart susan susana sylvia tadeo tainara tamara tania tatiana teodora teodoro teofilo
  teresa terry thais thiago thomas tiago tim tito tobias tom tomas tony toribio travis tyler ulises uriel ursula valdir valentin valentina
  valeria valerio valmir vanesa vanessa venancio vera veronica vicente victor victoria vidal vilma vincent vinicius violeta virginia vitor
  viviana wagner walter wanda wanderley washington wayne wellington wenceslao wendy wesley wilber wilbert wilder wilfredo william wilmer
  wilson ximena yago yamila yanina yareli yeison yesenia yesica yessica yolanda yuliana yuri zacarias zenon zoila zulema`.split(
    /\s+/,
  ),
);

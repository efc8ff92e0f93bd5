/** Words that excuse what was said before them: "Disculpen, no se hizo reinicio". */
export const excuse = '(?:perd[oó]n|perd[aã]o|disculp[a-zà-ÿ]*|desculp[a-zà-ÿ]*|sorry)';

/** Words that say it anew. */
export const anew = '(?:mejor dicho|quise decir|quiero decir|quis dizer|i mean|en realidad|na verdade)';

/** What a corrected answer is headed with. */
export const correction = '(?:correcci[oó]n|correction|corre[cç][aã]o)';

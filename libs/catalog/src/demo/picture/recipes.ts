import { fold } from '@cho-phien/kernel';
import type { Ground } from './cloth.js';
import type { Motif } from './motifs.js';
import type { openVessels } from './vessels-open.js';
import type { packedVessels } from './vessels-packed.js';

export type Vessel = keyof typeof packedVessels | keyof typeof openVessels;
/** How one product is drawn. */
export interface Recipe { ground: Ground; vessel: Vessel; motif: Motif }

interface SetRecipe { grounds: readonly Ground[]; vessel: Vessel; motif: Motif }

/** One recipe for each of the 26 product sets, in their order; the seed chooses among the grounds. */
const setRecipes: readonly SetRecipe[] = [
  { grounds: ['bamboo', 'indigo', 'madder'], vessel: 'tray', motif: 'leafy' },
  { grounds: ['hemp', 'bamboo', 'turmeric'], vessel: 'hen', motif: 'patty' },
  { grounds: ['madder', 'indigo', 'bamboo'], vessel: 'tray', motif: 'grain' },
  { grounds: ['turmeric', 'hemp', 'bamboo'], vessel: 'jar', motif: 'comb' },
  { grounds: ['hemp', 'indigo'], vessel: 'pouch', motif: 'crisp' },
  { grounds: ['indigo', 'madder', 'bamboo'], vessel: 'pouch', motif: 'whiteNoodle' },
  { grounds: ['indigo', 'madder', 'bamboo'], vessel: 'tray', motif: 'radish' },
  { grounds: ['hemp', 'turmeric', 'bamboo'], vessel: 'bowl', motif: 'meat' },
  { grounds: ['madder', 'hemp', 'turmeric'], vessel: 'bottle', motif: 'drop' },
  { grounds: ['hemp', 'indigo', 'madder'], vessel: 'tray', motif: 'anise' },
  { grounds: ['hemp', 'bamboo', 'madder'], vessel: 'tin', motif: 'leaf' },
  { grounds: ['indigo', 'hemp', 'madder', 'bamboo'], vessel: 'tin', motif: 'camellia' },
  { grounds: ['hemp', 'bamboo', 'madder'], vessel: 'pouch', motif: 'bean' },
  { grounds: ['bamboo', 'indigo', 'madder'], vessel: 'clearBottle', motif: 'grain' },
  { grounds: ['madder', 'hemp', 'turmeric'], vessel: 'bottle', motif: 'root' },
  { grounds: ['indigo', 'bamboo', 'madder'], vessel: 'waterBottle', motif: 'water' },
  { grounds: ['bamboo', 'indigo', 'turmeric'], vessel: 'clearBottle', motif: 'leaf' },
  { grounds: ['hemp', 'bamboo', 'indigo'], vessel: 'darkJar', motif: 'root' },
  { grounds: ['hemp', 'bamboo'], vessel: 'vial', motif: 'camellia' },
  { grounds: ['bamboo', 'hemp', 'turmeric'], vessel: 'vial', motif: 'anise' },
  { grounds: ['indigo', 'madder', 'bamboo'], vessel: 'basket', motif: 'weave' },
  { grounds: ['hemp', 'bamboo'], vessel: 'fold', motif: 'weave' },
  { grounds: ['bamboo', 'indigo'], vessel: 'tray', motif: 'camellia' },
  { grounds: ['hemp', 'turmeric'], vessel: 'pot', motif: 'leaf' },
  { grounds: ['bamboo', 'hemp'], vessel: 'hen', motif: 'patty' },
  { grounds: ['indigo'], vessel: 'house', motif: 'hill' },
];

interface NameRule { word: RegExp; motif: Motif; vessel?: Vessel | readonly Vessel[] }

/** What the name says overrides the set's motif; the first match wins, on the name without marks. */
const nameRules: readonly NameRule[] = [
  { word: /tinh dau.*que|que thanh/, motif: 'cinnamon' },
  { word: /tinh dau.*sa\b/, motif: 'lemongrass' },
  { word: /tinh dau.*buoi/, motif: 'pomelo' },
  { word: /tinh dau.*tram/, motif: 'leaf' },
  { word: /ruou.*(nam|linh chi)/, motif: 'lingzhi' },
  { word: /ruou.*dong trung/, motif: 'cordyceps' },
  { word: /ruou sim/, motif: 'berry', vessel: 'darkBottle' },
  { word: /cuc hoa tuu/, motif: 'chrysanthemum' },
  { word: /ruou.*(ba kich|khoai)/, motif: 'root' },
  { word: /ruou.*(men la|ta ruong)/, motif: 'leaf' },
  { word: /ruou/, motif: 'grain' },
  { word: /dong trung/, motif: 'cordyceps', vessel: 'box' },
  { word: /^cao /, motif: 'paste', vessel: 'box' },
  { word: /ba kich/, motif: 'root', vessel: 'tray' },
  { word: /giao co lam/, motif: 'leafy' },
  { word: /hoa cuc|cuc chi/, motif: 'chrysanthemum' },
  { word: /tra rau ma|rau ma/, motif: 'pennywort', vessel: 'box' },
  { word: /la tra|che voi|tra day|che xanh|che duong hoa/, motif: 'leafy' },
  { word: /tra hoa vang|nu hoa/, motif: 'camellia' },
  { word: /^mat ong/, motif: 'comb' },
  { word: /keo.*(dieu|lac)|me xung/, motif: 'brittle', vessel: 'box' },
  { word: /banh dieu/, motif: 'crisp', vessel: 'box' },
  { word: /dieu.*vo lua/, motif: 'cashewSkin', vessel: ['tray', 'box'] },
  { word: /dieu/, motif: 'cashew', vessel: ['box', 'tray', 'pouch'] },
  { word: /tieu so/, motif: 'whitePepper', vessel: 'paleJar' },
  { word: /muoi tieu/, motif: 'pepper', vessel: 'paleJar' },
  { word: /tieu den/, motif: 'pepper', vessel: 'darkJar' },
  { word: /mit say/, motif: 'jackfruit', vessel: 'pouch' },
  { word: /khoai lang say/, motif: 'tuber', vessel: 'pouch' },
  { word: /khoai lang/, motif: 'tuber' },
  { word: /khoai so/, motif: 'taro' },
  { word: /dau so/, motif: 'drop', vessel: 'bottle' },
  { word: /dau me/, motif: 'sesame', vessel: 'darkBottle' },
  { word: /lac do/, motif: 'peanut' },
  { word: /^mang/, motif: 'shoot', vessel: 'tray' },
  { word: /lim xanh/, motif: 'lingzhi', vessel: 'tray' },
  { word: /nam (kim cham|dui ga)/, motif: 'paleMushroom', vessel: 'tray' },
  { word: /^nam /, motif: 'mushroom', vessel: 'tray' },
  { word: /cu cai/, motif: 'radish' },
  { word: /^cam /, motif: 'orange' },
  { word: /buoi|thanh tra/, motif: 'pomelo' },
  { word: /^vai /, motif: 'lychee' },
  { word: /^oi /, motif: 'guava' },
  { word: /^man /, motif: 'plum' },
  { word: /vu sua/, motif: 'starApple' },
  { word: /^na /, motif: 'sugarApple' },
  { word: /thanh long/, motif: 'dragonFruit' },
  { word: /trung vit/, motif: 'duckEgg', vessel: 'tray' },
  { word: /trung ga/, motif: 'henEgg', vessel: 'tray' },
  { word: /gio (ga|lua)|cha lua|banh gio/, motif: 'wrap', vessel: 'tray' },
  { word: /xuc xich/, motif: 'sausage', vessel: 'tray' },
  { word: /cha ga|nem chua|nem chao/, motif: 'patty', vessel: 'tray' },
  { word: /nem nuong/, motif: 'skewer', vessel: 'tray' },
  { word: /^thit lon/, motif: 'pork', vessel: 'tray' },
  { word: /hau sua|ngao/, motif: 'oyster', vessel: 'tray' },
  { word: /ruoc hau/, motif: 'floss', vessel: 'redJar' },
  { word: /ruoc tom/, motif: 'floss', vessel: 'jar' },
  { word: /tom chua/, motif: 'shrimp', vessel: 'redJar' },
  { word: /tom kho/, motif: 'shrimp', vessel: 'tray' },
  { word: /muc /, motif: 'squid', vessel: 'tray' },
  { word: /sa sung kho/, motif: 'seaWorm', vessel: 'tray' },
  { word: /sa sung/, motif: 'seaWorm' },
  { word: /mam nem/, motif: 'anchovy', vessel: 'darkBottle' },
  { word: /nuoc mam ruoc/, motif: 'shrimp' },
  { word: /nuoc mam/, motif: 'anchovy' },
  { word: /nuoc ot/, motif: 'chili' },
  { word: /^ca (thu|bong)/, motif: 'fish', vessel: 'tray' },
  { word: /yen sao/, motif: 'nest', vessel: 'tray' },
  { word: /ngu sac/, motif: 'colourNoodle' },
  { word: /^mien/, motif: 'noodle' },
  { word: /bot dong/, motif: 'drop', vessel: 'pouch' },
  { word: /^(my|bun) /, motif: 'whiteNoodle' },
  { word: /banh khao/, motif: 'cake', vessel: 'box' },
  { word: /snack/, motif: 'crisp' },
  { word: /gao/, motif: 'rice', vessel: ['tray', 'pouch'] },
  { word: /co ga$/, motif: 'bubbles' },
  { word: /chanh/, motif: 'lime' },
  { word: /^mia/, motif: 'cane' },
  { word: /ngoc trai/, motif: 'pearl', vessel: 'single' },
  { word: /den may/, motif: 'weave', vessel: 'lantern' },
];

const pick = <T>(choices: readonly T[], seed: number, otherwise: T): T => choices[seed % choices.length] ?? otherwise;

/** Ground, vessel and motif for one product; its name may override the recipe of its set. */
export function recipeFor(set: number, seed: number, name = ''): Recipe {
  const recipe = setRecipes[set - 1];
  if (!recipe) throw new RangeError(`There are 26 product sets; ${set} is not one of them.`);
  const folded = fold(name);
  const rule = name ? nameRules.find(({ word }) => word.test(folded)) : undefined;
  const vessels = [rule?.vessel ?? recipe.vessel].flat();
  return {
    ground: pick(recipe.grounds, seed, 'hemp'),
    vessel: pick(vessels, Math.floor(seed / 3), recipe.vessel),
    motif: rule?.motif ?? recipe.motif,
  };
}

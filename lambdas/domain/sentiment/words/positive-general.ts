/** More words of praise, skill and well-being, by strength. Format: read-tables.ts. */
export const POSITIVE_GENERAL = `
2.9 adulation enrapture:v exaltation exalt:v extraordinaire godlike godly incomparable jubilee legend:n marvel:nv
    marvelled matchless mesmerizing:a mesmerize:v mesmerized orgasm orgasmic orgasms peerless resplendent sumptuous
    superhuman transcendent unbeaten undefeated unsurpassed utopia utopian wonderland wowed zenith virtuoso:n
2.3 ace:v
2.1 absolve:v accolade:n acumen adept:a adulate affinity affluent agreeably allure:v alluring:a altruism altruistic
    ambitious:a angel:n angelic appetizing ardent:a ardor arousal arouse:v artistry aspire:v aspiration:n astonish:v
    astonished astound:v astounded astute:a attaboy attractiveness auspicious:a avid:a balmy beaut beauteous
    benefactor benevolent:a benevolence blameless bonny boon:n bountiful bounty buoyant:a caress:v cherub chic
    chivalrous chivalry chuckle:v cleanliness comely commendation congenial congratulatory conscientious:a contentment
    convivial credence dazzle:v dazzled debonair decency deft:a deliciousness dependability desirous devotee:n
    dexterity dignify:v diligent:a diligence dotingly doting dreamboat dreamlike earnest:a easygoing ebullient
    ecstasies edify effervescent eloquent:a eloquence embolden:v emancipate:v enamor:v endear:v endearing:a endearment
    energize:v energise:v enlivened enliven:v enthrall:v enthral:V enthuse:v entice:v enticing:a entrancing entranced
    enviable erotic:a esteem:v esteemed ethical:a evergreen excellency exotic fantasia farsighted favored favorable
    favorably favourable fearless:aq felicity fervor finesse flair flattery flavorful flavourful foolproof forthright
    fortitude foxy fragrant frolic fruitful:a gainful gaiety gallant:a gallantry galore geniality gentle:cq gently
    glamor glamour gleam:v glisten:v glitter:v glitz glow:v goddess:n goodhearted goodwill graciousness grandeur
    grand:c gratify:v gratified gratifying:a gusto gutsy hallelujah hallowed handily hardworking heartily hottie:n
    huggable humane idealistic idolize:v idolized idyllic illuminate:v illuminating illustrious imaginative impartial
    impassioned incorruptible industrious influential innocent:a innocence inspirationally integrity intimacy
    invigorate:v invigorating irreplaceable irresistible irresistibly jaunty jazzed judicious:a laudable laudably
    lawful likability lionhearted livable lovable loveable lovebirds lullaby luminous luscious:a luster lustrous lux
    luxuriant magnanimous mastery meaningful:a melodious mercy merciful:a meritorious mindful:q modest:a modesty
    multitalented nirvana nobility nourish:vm nourishing optimist:n outperform:v outshine:v outsmart painless:a
    patience patriot:n patriotic perfected perfecting philanthropist:n philanthropic philanthropy piety plush poetic
    polished posh preeminent prodigy proficient:a profound:a prolific prominence prowess prudent:a punctual:aq
    radiance rapport rapt raptly realistic:a reborn refined refinement renewed renown renowned resourceful:aq
    respectfulness respite restful revel:v revere:v revered reverence revitalize:v revitalized revival righteous:aq
    romanticize roomy rosy sacred saint:n saintly sanctify sanctity sanctuary satiate scintillating seductive:a
    selfless:aq sensuous sensual:a serendipity shimmer:v shimmering shine:vr shiny:c silky smilin snug solace
    solidarity soulful:a spacious spellbound spellbinding spirited spunk spunky stalwart standout steadfast:aq
    straightforward strikingly succulent suave surmount:v svelte sweeten:v swoon:v synergy tact tactful:a teamwork
    tempting tempt:v tenacious tenacity therapeutic thrillin tolerance tolerant topnotch touchdown:n truehearted
    truelove trustingly trustworthiness truthfulness uncomplicated undisputed unequaled unfazed unwavering uproarious
    upscale upstanding valiant:a valor valour velvety venerate:v vigor vigorous:a visionary:n vouch wellbeing whimsy
    wholehearted:a winnable worship:v yummiest zeal zesty
1.7 artistic:a
1.6 informative desirable
1.5 achievable acquit:V adaptable advocate:n affirm:v affirmation affirmative affordability alive allay:v alleviate:v
    ally allies amity appease:v approachable aptitude assertive attain:vm audacious befriend:v benefitted booming
    candid:a caretaker cashback charisma charismatic civility coherent collaborative comedian:n communicative
    compelling:a conciliatory concord conducive constructive:a cooperatively courteousness cultured daring decisive:a
    defuse:v discreet:a doable dutiful:a earnestly empathize:v empathise:v engaging:a engrossing equitable equality
    exalted expertise expert:n expertly famed fidelity foresight freed freedoms freshen:v genial groovy homey homerun
    hygienic idol:n inexpensive:a innovate:v instructive inviting:a jamboree legible leisure lucid:a manageable
    maturity mentor:n mirthful nicety nimble nobly nonviolent noteworthy nourished openness opportune orderly outdo
    pacify:v painlessly pamper:v pampered perseverance persevere:v pleasurably plentiful poise prodigious productive:a
    productivity proficiency providence quaint qualify:v rapid:a readiness reaffirm:v reasoned receptive reclaim
    rectify:v rectified redeem:v redeemed redeeming redemption regal relish:v remedy:v rested reverent salvage:v
    sanity skill:n sophistication sportsmanship spry steadily sufficed suffice swanky swift:a swiftly tasteful:a
    thorough timely togetherness trendsetter truce unafraid unbiased unbroken undamaged understandable understandably
    undeterred unencumbered unharmed uninjured unlimited unscathed unspoiled upgradable valued values viable willpower
    zippy insightful:a
1.4 insight:n insights
1.3 value:n amen asset:n concise:a fluent:a
1.2 readable fetching intellectual:a committed
1.1 comprehensive inclusive balanced
1.0 proven responsibly suitability prominent outgoing favor:v favour:v
0.9 responsible
0.8 jest
0.7 intact eligible
0.5 responsibility
`;

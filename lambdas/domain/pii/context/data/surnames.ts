/** Family names that are not common words; a given name that serves as one stands with the given names. */
export const SURNAMES = `
abbott adams adkins aguilar alvarado alvarez andersen anderson armstrong arnold atkins atkinson austin avila ayala bailey
baldwin barnes barnett barrett bates bauer becker beckham bennett benson berg bergman bernstein bianchi blackburn blackwell blair
blanchard boone bouchard braun bowen bowman boyd bradford bradshaw brewer briggs brooks browning bryant buchanan burgess burnett
bush caldwell callahan campbell cannon cardenas carlson carpenter carr carrillo carroll carter castillo castro cervantes chambers
chan chandler chang chapman chavez chen cheng chopra christensen clarke cohen coleman collins conley connolly contreras conway
cortez costa costello cox craft crawford cruz cummings cunningham curry daniels davidson davies davis dawson delacruz delgado dennis
diaz dickson dixon dominguez donaldson donnelly donovan dougherty doyle drake duarte dubois dudley duffy dunn dupont duran durham
dutta edwards elliott ellison emerson erickson espinoza estrada evans ewing farrell ferguson fernandes fernandez ferrari
ferreira figueroa finley fischer fitzgerald fitzpatrick fleming fletcher flores flynn foley fontaine foster fowler frazier
freeman friedman fuentes fuller gallagher gallegos galloway garcia gardner garner garrison garza gentry gibbs gibson
gilmore glover goldberg gomes gomez gonzales gonzalez goodman goodwin gould greenberg greene greer grimes gruber guerra
guerrero gutierrez guzman haas hale haley hamilton hancock hanson hansen hardin hardy harmon harper harrington harris hartman
harvey hayes haynes hendricks henderson hendrix henson hernandez herrera herring hess hickman hicks higgins hinton hobbs hodge
hodges hoffman hogan holcomb holden holland holloway holmes holt hoover hopkins horton houston howe howell huang hubbard
huber huff huffman hughes hull humphrey hurley hurst hutchinson ingram irwin jacobs jacobson jansen jarvis jefferson jenkins
jennings jensen jimenez johansson johns johnson johnston jones joseph juarez kaiser kane kaufman keller kelley kemp kennedy kerr
khan kiefer kirby kirkland klein kline knapp knight knox koch kowalski kramer krause krueger lambert lancaster lang lara larsen larson
lawson leblanc leclerc lehmann leon leonard lester li lin lindgren lindsey liu livingston lopez lowe lowery lucero lutz lynch
macdonald macias mackay maddox mahoney maldonado malone mancini marquez marsh marshall martinez mathis matthews maxwell mayer
maynard mcallister mcbride mccall mccarthy mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell mcgee
mcgrath mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mclaughlin mclean mcmahon mcmillan mcneil mcpherson medina mejia
melendez melton mendez mendoza mercado merritt meyer meyers michaels middleton miller mills miranda molina montgomery montoya
moody mooney moore mora morales moran moreno moretti morin morrison morrow morse morton mosley moyer mueller muller mullins munoz
murillo murphy murray nash navarro newman newton nichols nielsen nielson nixon noble nolan norris norton novak obrien ochoa oconnor
odonnell oliveira olsen olson oneal oneill orozco orr ortega ortiz osborne owens pacheco padilla palacios palmer parker parks
parrish parsons patterson patton payne pearson peck pena pennington perez perkins perry peters petersen peterson petrov pham phelps
phillips pierce pineda pittman poole porter potter powell powers pratt preston prince proctor pruitt pugh quintero quinn ramirez ramos
ramsey randolph rasmussen raymond reese reeves reilly reyes reynolds rhodes ricci richards richardson richmond richter riddle riggs
rivas rivera roberson roberts robertson robinson robles rocha rodgers rodriguez rogers rojas rollins romero rosales rosario rosenberg
rossi rowland rubio ruiz rush russo rutledge ryan salas salazar salinas sanchez sanders sandoval sanford santana santiago santos
saunders savage sawyer schaefer schmidt schmitt schneider schroeder schultz schulz schwartz sellers serrano sexton shaffer shah
shannon shaw shea shelton shepard shepherd sheppard sherman shields silva simmons simon simpson sims sinclair singleton skinner slater
sloan smith snyder solis sosa soto sparks spears spencer stafford stanley stanton steele stein stephens stephenson stevens stevenson
stewart stokes strickland suarez sullivan summers sutton suzuki sweeney swanson tanaka tate thompson thornton tran travis trevino
trujillo tucker turner tyler underwood valdez valencia valentine valenzuela vance vargas vasquez vaughan vaughn vazquez vega velasquez
velazquez velez villa villanueva villarreal wagner walker wallace waller walsh walter walters walton wang warner washington
waters watkins watson watts weaver webb weber weeks weiss welch wells werner whitaker whitehead whitfield wiggins wilcox
wiley wilkerson wilkins wilkinson williams williamson willis wilson winters wolf wolfe wong woodard woods woodward wright wu wyatt
yamamoto yang yates york young yu zamora zhang zhao zhou zimmerman
acharya agarwal aggarwal ahuja arora bajaj bajpai banerjee bansal basu bedi bhagat bhardwaj bhargava bhatia bhatnagar bhatt bhattacharya
biswas bose chakraborty chakravarty chandra chatterjee chaturvedi chaudhary chaudhry chauhan chawla chhabra chopra choudhary choudhury
dasgupta desai deshmukh deshpande dhawan dhillon dixit dubey dwivedi fernandes gandhi ganguly garg ghosh gill goel gokhale goswami goyal
grover gulati gupta iyengar iyer jadhav jain jaiswal jha joshi kadam kakkar kamble kapadia kapoor kapur kashyap kaul kaur khanna khatri
khurana kohli kulkarni kumar lal luthra mahajan malhotra malik mallick mathur mehra mehta menon mishra mitra modi mukherjee mukhopadhyay
murthy nagpal naidu naik nair nambiar nanda narang narayanan natarajan nayak nigam oberoi ojha pandey pandit pandya panicker parekh
parikh patel pathak patil patnaik pawar pillai prajapati puri qureshi rai raina rajput raman ranganathan rao rastogi rathod rathore
rawat reddy roy saha sahni sahu saini salvi samant sandhu sanyal saraf sarkar sathe savant sawant saxena sengupta sethi shah shaikh
sharma shastri shenoy sheikh shetty shukla siddiqui sidhu singh singhal sinha sodhi solanki somani sood srinivasan srivastava
subramanian sundaram suri swamy talwar tandon tendulkar thakkar thakur thapar tiwari tripathi trivedi tyagi upadhyay vaidya varghese
varma venkataraman verma vyas wadhwa yadav mccartney lennon huang
`;

/** Given names of the English-speaking world, of Europe, of Latin America and of East Asia; none is a common word. */
export const WESTERN_GIVEN_NAMES = `
aaron abby abel abigail abraham adam adrian adriana adrienne agatha agnes aidan aiden aileen ainsley alan alana albert alberto
alec alejandra alejandro alessandro alessandra alex alexa alexander alexandra alexandria alexia alexis alfonso alfred alfredo
alice alicia alison alistair allan allen allie allison alma alonzo alphonso alvaro alvin alyson alyssa amanda amber amelia amelie
amos amy ana anabel anabelle anastasia anders andre andrea andreas andrei andres andrew andy angel angela angelica angelina angelo
angie angus anita ann anna annabel annabelle anne annette annie annika anthony antoine antoinette anton antonia antonio
ariana arianna ariel arlene armando arnold arthur arturo ashlee ashleigh ashley ashton astrid athena aubrey audrey august
augusta augustus aurora ava avery axel bailey barbara barney barry bart beatrice beatriz becca becky belinda bella ben
benedict benjamin bennett bennie benny bernadette bernard bernice bernie bert bertha beth bethany betsy bette betty bettina beverley
beverly bianca bjorn blaine blake blanche bob bobbie bobby bonnie boris brad bradley brady brandi brandon brandy brenda brendan
brennan brent bret brett brian briana brianna bridget brigitte brittany brittney brock brooke bruce bruno bryan bryant bryce
bryson byron caitlin caitlyn caleb calvin cameron camila camille camilla candace candice cara carina carl carla carlo carlos
carlton carly carmen carol carolina caroline carolyn carrie carson carter cassandra cassidy cassie catalina caterina catherine
cathleen cathy cecelia cecil cecilia cedric celeste celia celine cesar chad chandler chantal charlene charles charlie charlotte
chelsea cheryl chester chloe chris chrissy christa christian christiana christie christina christine christoph christopher
christy cindy claire clara clarence clarissa clark claude claudia claudio claus clay clayton clement clifford clifton clint clinton
clyde cody colby cole colette colin colleen connie connor conor conrad constance consuelo cooper cora cordelia corey corinne
cornelia cornelius cory courtney craig cristian cristina crystal curtis cynthia cyril cyrus daisy dakota dale dallas dalton damian
damien damon dan dana dane dani daniel daniela danielle danilo danny daphne daria darius darla darlene darnell darrell darren darryl
daryl dave david dawson dean deanna debbie deborah debra declan deirdre delia delilah della delores demetrius denis denise dennis
denny derek derrick desiree desmond devin devon dexter diana diane dianna dianne diego dieter dimitri dina dion dolores dominic
dominique don donald donatella donna donnie donovan dora doreen doris dorothy dorothea doug douglas doyle drew duane duncan dustin
dwayne dwight dylan earl eddie edgar edith edmund eduardo edward edwin edwina eileen elaine eleanor elena eli elias elijah elina
elinor elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elliott ellis elmer eloise elsa elsie elton elvira elvis
emanuel emerson emil emile emilia emilio emily emma emmanuel emmett enrique enzo eric erica erich erick ericka erik erika erin
ernest ernesto ernie ervin esmeralda esperanza esteban estelle esther ethan ethel eugene eugenia eunice eva evan evangeline eve
evelyn everett ezra fabian fabio fatima federico felicia felicity felipe felix ferdinand fernanda fernando fiona flora florence
floyd fran frances francesca francesco francine francis francisco francois frankie franklin franz fred freda freddie freddy
frederic frederica frederick frieda fritz gabe gabriel gabriela gabriella gabrielle gail garrett garry gary gavin gemma gene
genevieve geoff geoffrey george georgina gerald geraldine gerard gerardo gertrude giancarlo gianna gianni gideon gilbert gilberto
gillian gina ginger ginny giorgio giovanni giselle giulia giuseppe gladys glen glenda glenn gloria gordon grady graham greg gregg
gregor gregorio gregory greta gretchen griffin guadalupe guido guillermo gunther gustav gustavo guy gwen gwendolyn hailey hal haley
hank hanna hannah hannelore hans harley harold harriet harrison harry harvey hattie hazel heather hector heidi heinrich heinz
helen helena helene helga henri henrietta henrik henry herbert herman hilary hilda hillary holly homer horace horst howard hubert
hudson hugh hugo humberto ian ida ignacio igor ilona imogen ina ines inez inga ingrid ira irene irina iris irma irving isaac isabel
isabella isabelle isaiah isidore ismael israel ivan ivana ivy jackie jackson jaclyn jacob jacqueline jacques jade jaime jake jamal
jamie james jana jane janelle janet janice janine jared jarrod jarvis jasmine jason jasper javier jayden jayla jayne jean jeanette
jeanne jeannie jeff jefferson jeffery jeffrey jen jenna jennie jennifer jenny jensen jeremiah jeremy jermaine jerome jerry jess
jesse jessica jessie jesus jill jillian jim jimmy joan joanna joanne joaquin jocelyn jodi jodie jody joe joel joey johan johann
johanna johannes john johnathan johnnie johnny jolene jon jonah jonas jonathan jonathon joni jordan jorge jose josefina joseph
josephine josh joshua josiah josie joyce juan juana juanita judah judith judy jules julia julian juliana julianne julie juliet
juliette julio julius jurgen justin justine kaitlin kaitlyn kara karen karin karina karl karla kasey kassandra kate katarina
katelyn katerina kath katharina katharine katherine kathleen kathryn kathy katie katrina katy kay kayla kaylee keegan keisha keith
kelley kelli kellie kelly kelsey kelvin ken kendall kendra kendrick kenneth kenny kent kerry kevin kiara kieran kim kimberly kirk
kirsten kirsty klaus kristen kristian kristie kristin kristina kristine kristopher kristy krystal kurt kyla kyle kylie lacey laila
lamar lana lara larissa larry lars latasha latoya laura laurel lauren laurence laurie lauryn lawrence lea leah leandro leann leanne
lee leigh leila lena lenny leo leon leona leonard leonardo leonor leopold leroy lesley leslie lester leticia levi lewis liam liana
lila lillian lillie lincoln linda lindsay lindsey linus lionel lisa lise liz liza lizzie lloyd logan lois lola lonnie lora loren
lorena lorenzo loretta lori lorraine lottie lou louie louis louisa louise lourdes luca lucas lucia luciana luciano lucille lucinda
lucy ludwig luigi luis luisa luke lupe luther lydia lyle lynda lynette lynn lynne mabel mackenzie macy maddie madeleine madeline
madelyn madison mae magdalena maggie magnus maisie malcolm malik mandy manuel manuela mara marc marcel marcella marcelo marcia
marco marcos marcus margaret margarita margie margot marguerite maria mariah marian mariana marianne maribel marie marietta marilyn
marina mario marion marisa marisol marissa marjorie marla marlene marlon marsha marshall marta martha martin martina marty marvin
mary maryann mateo mathew mathilda matilda matt matteo matthew matthias maureen maurice mauricio max maxim maxine maxwell maya
megan meghan mel melanie melinda melissa melody melvin mercedes meredith mia micah michael michaela micheal michel michele
michelle mickey miguel mikaela mike mikhail mila mildred miles milo milton mimi mina mindy minnie miranda miriam misty mitchell
mitch moises mollie molly mona monica monique monroe monty morgan morris moses muriel murray myra myron myrtle nadia nadine nancy
naomi natalia natalie natasha nate nathan nathaniel neal ned neil nell nellie nelson nestor neville nicholas nick nicky nico nicola
nicolas nicole nigel nikita nikki nikolai nils nina noah noel noelle noemi nolan nora norbert noreen norma norman octavia olga oliver
olivia ollie omar ophelia orlando oscar osvaldo otis otto owen pablo paige pam pamela paola paolo parker pascal patricia patrick
patsy patti patty paul paula paulette paulina pauline paulo pearl pedro peggy penelope penny percy perry pete peter petra phil
philip philippa philippe phillip phoebe phoenix phyllis pierre piper polly preston priscilla quentin quincy quinn rachael rachel
rachelle rafael ralph ramiro ramon ramona randal randall randolph randy raphael raquel raul raymond rebecca rebekah regina reginald
reid rene renee reuben rex rhoda rhonda ricardo richard rick rickey ricky rita robbie robert roberta roberto robyn rocco
rochelle roderick rodney rodolfo rodrigo roger roland rolando rolf roman romeo ron ronald ronnie rory rosa rosalie rosalind rosanna
rosario roscoe rosemarie rosetta rosie ross rowan roxanne ruben ruby rudolf rudolph rudy rufus rupert russ russell rusty ruth
ryan ryder sabrina sabine salvador salvatore sally sam samantha sammy samson samuel sandra sandy santiago santos sara sarah sasha
saul savannah scott sean sebastian selena selma serena serge sergei sergio seth shana shane shannon shari sharon shaun shauna shawn
shayla sheila shelby sheldon shelia shelly sheri sherman sherri sherrie sherry sheryl shirley sidney sienna sierra silvia simon
simone skye skylar sofia sofie solomon sonja sonya sophia sophie spencer stacey stacie stacy stan stanley stefan stefanie stefano
stella stephan stephanie stephen steve steven stewart stuart susan susana susanna susanne susie suzanne suzy svetlana sven sybil
sydney sylvester sylvia tabitha tamara tami tammy tanner tanya tara tasha tatiana taylor ted teddy terence teresa teri terrance
terrell terrence terri terry tess tessa thaddeus thea thelma theo theodora theodore theresa therese thierry thomas tia tiffany tilda
tim timmy timothy tina tobias toby todd tom tomas tommy toni tonia tony tonya tracey traci tracie tracy travis trent trevor trey
tricia trina trisha tristan troy trudy tucker tyler tyrone tyson ulrich ulrike ursula uwe valentina valeria valerie valentin vanessa
vaughn velma vera verna vernon veronica vicki vickie vicky victor victoria vince vincent viola violet virgil virginia vivian
viviana vladimir wade wallace walter wanda warren waylon wayne wendell wendy werner wesley whitney wilbert wilbur wilfred wilhelm
willa willard willem william willie willis wilma winifred winston wolfgang woodrow wyatt xander xavier yolanda yves yvette yvonne
zach zachary zack zane zelda zoe zoey kylo aoi jack ray rob robin heath lance opal chuck mason colt kitty norm raven rocky sonny brook cliff mira riley casey jhon eddy ed haruto
hiroshi kenji naoki yuki yuto mei ling wei xiu jian minjun jiwoo thanh nguyen daiki kenta
alina alena isla freya aaliyah rina selina milena malena oksana dmitri finn kayden scarlett evie orla niamh saoirse maeve rhys callum ewan
`;

/** Given names of South Asia and of the Arab world, in Latin letters; none is a common word of English or Hinglish. */
export const EASTERN_GIVEN_NAMES = `
aadhya aaditya aanya aarav aarti aarush abbas abdul abdullah abeer abhay abhijeet abhijit abhilash abhinav abhishek adil aditi aditya
advik afreen ahmad ahmed aisha aishwarya ajay ajith ajit ajmal akanksha akash akbar akhil akhilesh akram akshara akshat akshay ali
alka alok aman amar amardeep amarjeet ambika amina amir amisha amit amita amitabh amitava amol amrit amrita amruta anand ananya
anasuya anees angad anika aniket anil anirban aniruddh anirudh anish anisha anita anitha anjali anjana anju ankit ankita ankur anmol
annapurna anoop ansh anshul anshuman antara anuj anupam anupama anuradha anurag anusha anushka anwar aparna apoorva archana arif
arijit arindam arjun arnav arpit arpita arshad arti arun aruna arvind aryan arya asha ashish ashok ashutosh ashwani ashwin ashwini
asif aslam asmita aswin atharv atul avani avinash ayaan ayan ayesha ayush ayushi azhar azim babita baldev balaji balakrishna
balbir baljeet balram balwinder banu basant bashir bharat bharath bharati bharathi bhaskar bhavana bhavesh bhavik bhavna bhavya
bhupesh bhupinder bhushan bikash bilal bimal bindu bipin birendra biswajit brijesh chaitanya chandan chandni chandra chandrakant
chandrasekhar chandrashekar charan charu chetan chhaya chirag chitra daksh daljit damini damodar darshan darshana debashish deepa
deepak deepali deepika deepthi deepti dev devansh devendra devika dhananjay dharam dharmendra dharmesh dhruv dilip dilshad dimple
dinesh dipak dipali dipti divij divya diya durgesh dushyant ekta esha faisal faizal faizan farah farhan farida farooq faraz fatema
feroz firoz gagan gagandeep ganesh ganga gargi gaurav gaurang gauri gautam gautham gayatri geeta geetha ghanshyam girija girish
gita gokul gopal gopi gopinath govind gulshan gunjan gurdeep gurmeet gurpreet gursharan habib hamid hamza hansika hardik hari haridas
harini hariom haris harish haritha harpreet harsha harshad harshal harshit harshita harshvardhan haseena hassan hasan hemant hema
hemalatha hetal hima himanshu himani hina hiren hitesh hridaya hussain husain ibrahim ilyas imran imtiaz inder indira indrajit indrani
iqbal irfan ishaan ishan ishika ishita ismail jagadish jagdeep jagdish jahnavi jaideep jaipal jameel janaki janhavi jaspreet jaswant
jasvinder jatin javed jaya jayant jayanthi jayashree jayesh jayesh jayshree jeevan jeetendra jeet jignesh jitendra jitesh jyothi
jyoti jyotsna kabir kailash kajal kalpana kalyani kamal kamala kamalesh kamini kamlesh kanchan kanika kapil karan karthi karthik
karthika kartik kartika karuna kashif kashish kasturi kaushal kaushik kaveri kavin kavita kavitha kavya kedar keerthana keerthi
keshav ketan ketaki khalid khushboo khushi kiran kirti kishan kishor kishore kiruthika komal koushik kowsalya krish krishna
krishnan kriti krunal krupa kuldeep kulwant kumari kunal kundan kusum lakshay lakshman lakshmi lalit lalita lalitha latha lata lavanya
laxman laxmi leela lekha lokesh madan madhav madhavi madhu madhuri madhura mahendra mahesh maheshwari mahima mahmood majid mala
malathi malavika malini mamta manas manasa manasi mandeep mandar mani manikandan manish manisha manju manjula manjunath manjeet manoj
manohar manpreet mansi mansoor maryam masood maulik mayank mayur mayuri meena meenakshi meera megha meghana mehak mehul milan milind
minal mini mithun mitali mohan mohanan mohammad mohammed mohd mohit mohsin monika moumita mridula mrinal mubarak mudit mugdha mukesh
mukta mukul muhammad mumtaz murali murugan mushtaq mustafa muthu muzammil nabeel nadeem naga nagaraj nagarjun nagendra nagesh naina nalini
naman namita namrata nanda nandan nandini nandita narayan narendra naresh nargis naseem nasir nasreen naveed naveen navin navjot
navneet navya nazia neelam neeraj neeta neetu neha nehal nidhi nihal nikhil nikhila nikita nila nilesh nilam nilima nimisha niraj
niranjan nirav nirmal nirmala nisar nisha nishant nishanth nishita nitesh nithin nithya nitin nivedita noor nusrat om omkar omprakash
padma padmaja padmini pallavi pankaj paras parag paresh parikshit parminder parth partha parul parvathi parvati parveen pavan
pavithra pawan payal piyush pooja poonam poornima prabha prabhakar prabhat prabhjot prabhu prachi pradeep pradip pradnya pragati
pragya prajakta prakash prakriti pramila pramod pranali pranav pranay pranjal prasad prasanna prasanth prasenjit prashant prashanth
prasoon prateek pratham prathamesh prathibha pratibha pratik pratiksha pratima praveen pravin preeti preethi prem prerna preetam
prisha prithvi priti pritam priya priyanka priyansh priyansha priyanshi priyanshu puja pulkit puneet purnima purushottam purvi
pushkar pushpa pushpendra radha radhika radhakrishnan rafiq raghav raghavendra raghu raghunath rahim rahul raj raja rajan rajani
rajarajan rajat rajeev rajender rajendra rajesh rajeshwari rajinder rajiv rajkumar rajni rajnish raju rajshree rakesh rakhi ram rama
ramakant ramakrishna ramakrishnan raman ramanathan ramesh rameshwar ramya rana ranbir rangan ranganathan rani ranjan ranjana ranjeet
ranjit ranjith ranjitha rashid rashmi rashi ratan rathi ratna raunak ravi ravindra ravinder ravindran ravish rekha rehana rehman
renu renuka reshma revathi revati rhea ria riddhi rishab rishabh rishi rishika ritesh rithika ritika ritu ritvik riya riyaz rizwan
rohan rohini rohit roshan roshni rubina ruchi ruchika ruchita rudra rukmini rukhsana rupa rupali rupesh rushikesh rutuja saba sabina
sachin sadhana sagar sahana sahil sai saif saira sajid sajith sakshi saket salim salma salman samar sameer samina samir samira
samiksha sampada sampath sana sandeep sandhya sandip sangeeta sangeetha sangita sanika saniya sanjana sanjay sanjeev sanjib sanjiv
sanjukta sanket santosh santhosh sapna sarah saraswati saravanan sarika sarita saritha saroj sarvesh sasi sasikala satish sathish
sathya satyam satyajit satyendra saurabh saurav savita savitha savitri seema senthil shabana shabnam shahid shahnaz shahrukh shaikh
shailaja shailendra shailesh shakeel shakti shakuntala shalini shama shambhu shamim shankar shantanu shanthi shanti sharad sharanya
sharath sharda sharmila sharvari shashank shashi shaurya sheela sheetal shefali shehnaz shilpa shiv shiva shivam shivangi shivani
shivkumar shobha shobhit shoaib shraddha shreya shreyas shreyansh shri shrikant shriram shruti shubham shubhangi shubhra shweta
shyam shyamala siddharth siddhartha siddhi sidharth simran simranjeet sita sitara smita smitha smriti sneha snehal sohail sohan
somnath sonal sonali sonam sonia sonu soham soumen soumya sourabh sourav sowmya spandana sravanthi sreeja sreenivas sridevi sridhar
srikanth srilatha srinath srinidhi srinivas srinivasan sriram srishti subash subhash subhadra subodh subramaniam subramanian
subrata suchitra sudarshan sudesh sudha sudhakar sudhanshu sudheer sudhir suhana suhani suhas sujata sujatha sujay sujit sujith
sukanya sukhdev sukhpreet sukhwinder sulochana suman sumana sumanth sumathi sumit sumitra sunanda sundar sundeep suneel sunil sunita
sunitha suniti sunny supriya suraj suresh surendra surinder surya sushant sushil sushila sushma susmita suvarna swapna swapnil swara
swarna swati swathi sweety tabassum tahir tanisha tanmay tanu tanuja tanushree tanvi tanya tapan tapas tara tarak tariq tarun taruna
tejal tejas tejaswi tejaswini thamizh thara tharun tina trisha trupti tulasi tulsi tushar uday ujjwal ujwala uma umang umar umesh
upasana upendra urmila urvashi usha usman utkarsh uttam vaibhav vaidehi vaishali vaishnavi vamsi vandana vani vanitha varadarajan
varsha varun vasant vasanth vasanthi vasu vasudev vasudha vasundhara veena veer veerendra vetri venkat venkatesh venkateswara vibha
vibhor vidhi vidhya vidya vidyasagar vignesh vihaan vijay vijaya vijayalakshmi vijayan vikas vikash vikram vikramjit vikrant vimal
vimala vinay vinayak vineet vineeta vineeth vinita vinod vinoth vipin vipul viraj viral virat virender virendra vishakha vishal
vishnu vishwa vishwajeet vishwanath vivek vrinda vyshnavi waseem yamini yamuna yash yashaswini yashika yashoda yashwant yasin yasmeen
yasmin yatin yogesh yogita yousuf yusuf yuvaraj yuvraj zahid zaheer zahra zainab zakir zara zeeshan zeenat zoya zubair zulfiqar
hassan hussein khadija layla mahmoud mohamed mustapha nabil nour omar osama rania samir tarek youssef zaid
siva bala devi jai karna durai selvi prabu ramu suji viji janu nivi divakar elango tamil kannan murugesan palani arul anbu muthuraj
saro senthilkumar sakthi sri dhoni kavi anu ravichandran vel velu velan raghavan arunkumar vijayakumar nagarajan ganesan rajendran sekar
chandran mohanraj ramkumar deepan gowtham gowri karthikeyan kousalya malar mythili nithiya pandi pandian ponni priyanga sangavi saranya
sasirekha selva shalu sindhu sowmiya subbu suganya sugumar surendar tamilarasi thanga thiru vanaja vetrivel yazhini sandhiya nandhini
`;

/** Given names in Devanagari that are not words of Hindi at the same time. */
export const DEVANAGARI_NAMES = `
राहुल राजेश रमेश सुरेश महेश दिनेश मुकेश राकेश प्रिया पूजा नेहा अंजलि कविता सुनीता अनीता गीता सीता रीता मीना रीना अमित सुमित रोहित मोहित अजय
विजय संजय अनिल सुनील कपिल निखिल अर्जुन कृष्णा मोहन सोहन रोहन करण वरुण तरुण अरुण विक्रम विवेक विनोद प्रमोद मनोज सरोज पंकज नीरज धीरज दीपक
अशोक आलोक विकास प्रकाश आकाश अभिषेक आदित्य सचिन नितिन विपिन प्रवीण नवीन राजीव संजीव संदीप प्रदीप कुलदीप मनदीप गुरप्रीत हरप्रीत सिमरन जसप्रीत
शर्मा वर्मा गुप्ता सिंह कुमार यादव मिश्रा पांडे तिवारी दुबे चौधरी पटेल अग्रवाल खन्ना कपूर मेहता जोशी देशमुख कुलकर्णी पाटिल शुक्ला त्रिपाठी सक्सेना श्रीवास्तव
इमरान सलमान शाहरुख आमिर सलीम जावेद फातिमा आयशा ज़ैनब मोहम्मद अली अहमद खान
`;

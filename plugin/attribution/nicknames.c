/* Short forms of given names, and what they are short for. Written by hand for this project. */
#include "attribution/nicknames.h"

#include <string.h>

typedef struct {
  char name[8], full[12];
} QNickname;

/* By bytes. */
static const QNickname NICKNAMES[] = {
    {"abby", "abigail"},      {"abe", "abraham"},       {"ada", "adelaide"},
    {"addie", "adelaide"},    {"addie", "adeline"},     {"aggie", "agnes"},
    {"al", "albert"},         {"al", "alexander"},      {"al", "alfred"},
    {"alec", "alexander"},    {"alex", "alexander"},    {"alex", "alexandra"},
    {"alf", "alfred"},        {"alfie", "alfred"},      {"ally", "alison"},
    {"alyosha", "alexei"},    {"amy", "amelia"},        {"andy", "andrew"},
    {"angie", "angela"},      {"annie", "ann"},         {"annie", "anna"},
    {"annie", "anne"},        {"archie", "archibald"},  {"art", "arthur"},
    {"artie", "arthur"},      {"babs", "barbara"},      {"barb", "barbara"},
    {"barney", "barnabas"},   {"bart", "bartholomew"},  {"becky", "rebecca"},
    {"bella", "isabella"},    {"belle", "isabella"},    {"ben", "benjamin"},
    {"benny", "benjamin"},    {"bernie", "bernard"},    {"bert", "albert"},
    {"bert", "herbert"},      {"bert", "robert"},       {"bertie", "albert"},
    {"bertie", "bertram"},    {"bertie", "herbert"},    {"berty", "albert"},
    {"bess", "elizabeth"},    {"bessie", "elizabeth"},  {"bessy", "elizabeth"},
    {"beth", "elizabeth"},    {"beto", "alberto"},      {"beto", "roberto"},
    {"betsey", "elizabeth"},  {"betsy", "elizabeth"},   {"betty", "elizabeth"},
    {"biddy", "bridget"},     {"bill", "william"},      {"billie", "william"},
    {"billy", "william"},     {"bob", "robert"},        {"bobby", "robert"},
    {"brad", "bradley"},      {"cal", "calvin"},        {"carrie", "caroline"},
    {"cassie", "cassandra"},  {"cath", "catherine"},    {"cathie", "catherine"},
    {"cathy", "catherine"},   {"charley", "charles"},   {"charlie", "charles"},
    {"charly", "charles"},    {"chet", "chester"},      {"chip", "charles"},
    {"chris", "christina"},   {"chris", "christine"},   {"chris", "christopher"},
    {"chuck", "charles"},     {"chuy", "jesus"},        {"cindy", "cynthia"},
    {"concha", "concepcion"}, {"connie", "constance"},  {"dan", "daniel"},
    {"danny", "daniel"},      {"dasha", "darya"},       {"dave", "david"},
    {"davy", "david"},        {"deb", "deborah"},       {"debbie", "deborah"},
    {"della", "adelaide"},    {"dick", "richard"},      {"dickie", "richard"},
    {"dickon", "richard"},    {"dicky", "richard"},     {"dolly", "dorothea"},
    {"dolly", "dorothy"},     {"don", "donald"},        {"donny", "donald"},
    {"dora", "dorothea"},     {"dora", "theodora"},     {"dot", "dorothy"},
    {"doug", "douglas"},      {"ed", "edmund"},         {"ed", "edward"},
    {"ed", "edwin"},          {"eddie", "edward"},      {"eddy", "edward"},
    {"effie", "euphemia"},    {"effy", "euphemia"},     {"eliza", "elizabeth"},
    {"ella", "eleanor"},      {"ellen", "eleanor"},     {"ellie", "eleanor"},
    {"elsie", "elizabeth"},   {"em", "emily"},          {"em", "emma"},
    {"emmy", "emily"},        {"ernie", "ernest"},      {"eva", "evangeline"},
    {"evie", "eva"},          {"evie", "evelyn"},       {"fan", "frances"},
    {"fannie", "frances"},    {"fanny", "frances"},     {"fernie", "fernando"},
    {"flo", "florence"},      {"florrie", "florence"},  {"flossie", "florence"},
    {"fran", "frances"},      {"francie", "frances"},   {"frank", "francis"},
    {"frank", "franklin"},    {"frankie", "frank"},     {"frannie", "frances"},
    {"fred", "alfred"},       {"fred", "frederic"},     {"fred", "frederick"},
    {"freddie", "alfred"},    {"freddie", "frederick"}, {"freddy", "alfred"},
    {"freddy", "frederick"},  {"fritz", "friedrich"},   {"gabby", "gabrielle"},
    {"gabe", "gabriel"},      {"gene", "eugene"},       {"geoff", "geoffrey"},
    {"georgie", "george"},    {"georgie", "georgiana"}, {"gerry", "gerald"},
    {"gertie", "gertrude"},   {"gil", "gilbert"},       {"ginny", "virginia"},
    {"gracie", "grace"},      {"greg", "gregory"},      {"gus", "augustus"},
    {"gussie", "augustus"},   {"hal", "harold"},        {"hal", "henry"},
    {"hank", "henry"},        {"harry", "harold"},      {"harry", "henry"},
    {"hattie", "harriet"},    {"hetty", "henrietta"},   {"hetty", "hester"},
    {"huck", "huckleberry"},  {"hughie", "hugh"},       {"ike", "isaac"},
    {"jack", "john"},         {"jackie", "jacqueline"}, {"jake", "jacob"},
    {"jamie", "james"},       {"janey", "jane"},        {"janey", "janet"},
    {"janie", "jane"},        {"jeff", "geoffrey"},     {"jeff", "jeffrey"},
    {"jem", "james"},         {"jemmie", "james"},      {"jemmy", "james"},
    {"jen", "jennifer"},      {"jenny", "jane"},        {"jenny", "jennifer"},
    {"jerry", "gerald"},      {"jerry", "jeremiah"},    {"jerry", "jerome"},
    {"jess", "jessica"},      {"jessie", "jessica"},    {"jill", "gillian"},
    {"jim", "james"},         {"jimmie", "james"},      {"jimmy", "james"},
    {"jo", "joseph"},         {"jo", "josephine"},      {"joe", "joseph"},
    {"joey", "joseph"},       {"johnnie", "john"},      {"johnny", "john"},
    {"jon", "jonathan"},      {"jonny", "jonathan"},    {"jos", "joseph"},
    {"josh", "joshua"},       {"josie", "josephine"},   {"judy", "judith"},
    {"julie", "julia"},       {"kate", "catherine"},    {"kate", "katharine"},
    {"kate", "katherine"},    {"kathie", "katherine"},  {"kathy", "katherine"},
    {"katie", "catherine"},   {"katie", "katherine"},   {"katy", "katherine"},
    {"katya", "ekaterina"},   {"ken", "kenneth"},       {"kenny", "kenneth"},
    {"kiko", "francisco"},    {"kim", "kimberly"},      {"kit", "christopher"},
    {"kit", "katherine"},     {"kitty", "catherine"},   {"kitty", "katherine"},
    {"kolya", "nikolai"},     {"kostya", "konstantin"}, {"larry", "laurence"},
    {"larry", "lawrence"},    {"laurie", "laura"},      {"laurie", "laurence"},
    {"len", "leonard"},       {"lennie", "leonard"},    {"lenny", "leonard"},
    {"les", "leslie"},        {"lettie", "letitia"},    {"letty", "letitia"},
    {"letty", "lettice"},     {"lew", "lewis"},         {"lexi", "alexandra"},
    {"libby", "elizabeth"},   {"lil", "elizabeth"},     {"lil", "lilian"},
    {"lil", "lillian"},       {"lily", "lilian"},       {"lina", "caroline"},
    {"liz", "elizabeth"},     {"liza", "elizabeth"},    {"lizzie", "elizabeth"},
    {"lizzy", "elizabeth"},   {"lola", "dolores"},      {"lorrie", "laura"},
    {"lottie", "charlotte"},  {"lou", "louis"},         {"lou", "louisa"},
    {"lou", "louise"},        {"louie", "louis"},       {"lucy", "lucinda"},
    {"lulu", "louisa"},       {"lupe", "guadalupe"},    {"maddie", "madeline"},
    {"madge", "margaret"},    {"mag", "margaret"},      {"maggie", "margaret"},
    {"maisie", "margaret"},   {"mamie", "mary"},        {"mandy", "amanda"},
    {"manny", "emmanuel"},    {"marge", "margaret"},    {"margery", "marjorie"},
    {"marjory", "marjorie"},  {"marty", "martin"},      {"mat", "matthew"},
    {"matt", "matthew"},      {"mattie", "martha"},     {"mattie", "matilda"},
    {"maud", "matilda"},      {"max", "maximilian"},    {"may", "mary"},
    {"meg", "margaret"},      {"mel", "melanie"},       {"memo", "guillermo"},
    {"mick", "michael"},      {"mickey", "michael"},    {"mike", "michael"},
    {"millie", "mildred"},    {"millie", "millicent"},  {"milly", "millicent"},
    {"mima", "jemima"},       {"mina", "wilhelmina"},   {"minnie", "wilhelmina"},
    {"misha", "mikhail"},     {"mitch", "mitchell"},    {"mitya", "dmitri"},
    {"mo", "maurice"},        {"moll", "mary"},         {"molly", "mary"},
    {"monty", "montague"},    {"monty", "montgomery"},  {"mort", "mortimer"},
    {"nacho", "ignacio"},     {"nan", "ann"},           {"nan", "anne"},
    {"nance", "nancy"},       {"nancy", "anne"},        {"nannie", "anne"},
    {"nastya", "anastasia"},  {"nat", "nathaniel"},     {"natasha", "natalya"},
    {"nate", "nathan"},       {"nate", "nathaniel"},    {"ned", "edmund"},
    {"ned", "edward"},        {"nell", "eleanor"},      {"nell", "ellen"},
    {"nell", "helen"},        {"nellie", "eleanor"},    {"nellie", "ellen"},
    {"nellie", "helen"},      {"nelly", "eleanor"},     {"nelly", "ellen"},
    {"nelly", "helen"},       {"netta", "henrietta"},   {"nettie", "henrietta"},
    {"nick", "nicholas"},     {"nicky", "nicholas"},    {"noll", "oliver"},
    {"nora", "eleanor"},      {"nora", "honora"},       {"ollie", "oliver"},
    {"paco", "francisco"},    {"paddy", "patrick"},     {"pam", "pamela"},
    {"pancho", "francisco"},  {"pat", "patricia"},      {"pat", "patrick"},
    {"patsy", "martha"},      {"patty", "martha"},      {"patty", "patricia"},
    {"peg", "margaret"},      {"peggy", "margaret"},    {"pepe", "jose"},
    {"percy", "percival"},    {"pete", "peter"},        {"petya", "pyotr"},
    {"phebe", "phoebe"},      {"phil", "philip"},       {"phil", "phillip"},
    {"pip", "philip"},        {"poll", "mary"},         {"polly", "mary"},
    {"raf", "rafael"},        {"rafa", "rafael"},       {"rafe", "ralph"},
    {"randy", "randolph"},    {"ray", "raymond"},       {"reg", "reginald"},
    {"reggie", "reginald"},   {"rich", "richard"},      {"rick", "richard"},
    {"ricky", "richard"},     {"rob", "robert"},        {"robbie", "robert"},
    {"robin", "robert"},      {"rod", "roderick"},      {"ron", "ronald"},
    {"ronnie", "ronald"},     {"rory", "roderick"},     {"rosie", "rosamond"},
    {"rosie", "rose"},        {"roy", "leroy"},         {"rudy", "rudolph"},
    {"russ", "russell"},      {"sadie", "sarah"},       {"sal", "sally"},
    {"sally", "sarah"},       {"sam", "samantha"},      {"sam", "samuel"},
    {"sammy", "samuel"},      {"sandy", "alexander"},   {"sandy", "alexandra"},
    {"sandy", "sandra"},      {"sasha", "alexander"},   {"shelly", "michelle"},
    {"sherry", "sheryl"},     {"sid", "sidney"},        {"sim", "simon"},
    {"sofia", "sophia"},      {"sol", "solomon"},       {"sonya", "sofya"},
    {"stan", "stanley"},      {"steve", "stephen"},     {"steve", "steven"},
    {"sue", "susan"},         {"sue", "susanna"},       {"susie", "susan"},
    {"susy", "susan"},        {"tad", "thaddeus"},      {"ted", "edward"},
    {"ted", "theodore"},      {"teddy", "edward"},      {"teddy", "theodore"},
    {"terry", "terence"},     {"terry", "theresa"},     {"tess", "teresa"},
    {"tessa", "theresa"},     {"theo", "theodore"},     {"tilda", "matilda"},
    {"tilly", "matilda"},     {"tim", "timothy"},       {"timmy", "timothy"},
    {"tina", "christina"},    {"tina", "valentina"},    {"toby", "tobias"},
    {"tom", "thomas"},        {"tommie", "thomas"},     {"tommy", "thomas"},
    {"tommy", "thomasina"},   {"tony", "anthony"},      {"tony", "antony"},
    {"tori", "victoria"},     {"tracy", "theresa"},     {"tricia", "patricia"},
    {"trish", "patricia"},    {"trudy", "gertrude"},    {"val", "valentine"},
    {"val", "valerie"},       {"vanya", "ivan"},        {"vi", "violet"},
    {"vic", "victor"},        {"vicky", "victoria"},    {"vince", "vincent"},
    {"vinny", "vincent"},     {"viv", "vivian"},        {"wally", "walter"},
    {"walt", "walter"},       {"wat", "walter"},        {"wes", "wesley"},
    {"will", "wilfred"},      {"will", "william"},      {"willie", "william"},
    {"willy", "william"},     {"win", "winifred"},      {"winnie", "winifred"},
    {"zach", "zachary"},      {"zack", "zachary"},      {"zeke", "ezekiel"},
};

enum {
  COUNT = sizeof NICKNAMES / sizeof *NICKNAMES
};

static int compare(const char *name, const char *word, unsigned length) {
  int order = strncmp(name, word, length);
  return order ? order : name[length] != 0;
}

unsigned q_nickname(const char *word, unsigned length, const char *full[Q_NICKNAME_FULLS]) {
  if (length >= sizeof NICKNAMES->name) return 0;
  size_t low = 0, high = COUNT;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(NICKNAMES[middle].name, word, length) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  unsigned count = 0;
  while (low < COUNT && count < Q_NICKNAME_FULLS && !compare(NICKNAMES[low].name, word, length))
    full[count++] = NICKNAMES[low++].full;
  return count;
}

/** The organiser of the fixture district. */
export const organiser = { name: "组织者", password: "correct horse battery" };
